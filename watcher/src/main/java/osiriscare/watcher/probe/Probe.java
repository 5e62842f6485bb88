package osiriscare.watcher.probe;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A question that is asked again and again.
///
/// @param incidentType a name of [osiriscare.protocol.incident.IncidentTypes]
/// @param failures answers in a row that are not good before it is an incident
/// @param unit the systemd unit that is asked over the network
public record Probe(
    String id,
    String incidentType,
    Optional<String> checkType,
    Severity severity,
    List<String> hipaaControls,
    Duration every,
    Duration timeout,
    int failures,
    Optional<String> unit,
    Question question) {

  public Probe {
    hipaaControls = List.copyOf(hipaaControls);
  }

  /// What is asked.
  public sealed interface Question {
    /// Does this address answer with this status?
    record Http(URI url, int status) implements Question {}

    /// Does somebody listen?
    record Tcp(String host, int port) implements Question {}

    /// Is the systemd unit active?
    record Unit(String name) implements Question {}

    /// Is there room on the file system of this path?
    record Disk(Path path, int usedPercentMax) implements Question {}

    /// Is the certificate in this file good for so many days more?
    record CertificateFile(Path path, int daysMin) implements Question {}

    /// Is the certificate that this server shows trusted, and good for so many days more?
    record CertificateOf(String host, int port, int daysMin) implements Question {}
  }

  /// What came of it. A question that could not be asked has no good answer.
  public sealed interface Answer {
    /// All is well.
    record Good() implements Answer {}

    /// It is not.
    ///
    /// @param facts what was measured, by the details of an incident
    record Bad(String why, ObjectNode facts) implements Answer {
      Bad(String why) {
        this(why, Json.object());
      }
    }

    /// Nobody can tell.
    record Unknown(String why) implements Answer {}
  }
}

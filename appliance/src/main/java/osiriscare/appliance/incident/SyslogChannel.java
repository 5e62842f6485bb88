package osiriscare.appliance.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.config.RmmChannels.SyslogTarget;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;

/// Sends an incident as one datagram in the form of RFC 5424. Nobody confirms it: syslog by UDP is
/// for the eye, Central is for the record.
final class SyslogChannel implements IncidentChannel {
  private static final int FACILITY_LOCAL0 = 16;
  // What every receiver must take is 480 bytes; this is what they should take (RFC 5424, 6.1).
  private static final int BYTES_MAX = 2048;
  private static final Logger log = LoggerFactory.getLogger(SyslogChannel.class);

  private final SyslogTarget target;
  private final HostId self;
  private final Clock clock;

  SyslogChannel(SyslogTarget target, HostId self, Clock clock) {
    this.target = target;
    this.self = self;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "syslog";
  }

  @Override
  public boolean deliver(Incident incident) {
    var line = line(incident).getBytes(UTF_8);
    try (var socket = new DatagramSocket()) {
      var address = InetAddress.getByName(target.host());
      int length = Math.min(line.length, BYTES_MAX);
      socket.send(new DatagramPacket(line, length, address, target.port()));
      return true;
    } catch (IOException e) {
      log.atWarn().addKeyValue("why", e.getClass().getSimpleName()).log("syslog not reached");
      return false;
    }
  }

  private String line(Incident incident) {
    return "<%d>1 %s %s osiriscare - %s - %s"
        .formatted(
            FACILITY_LOCAL0 * 8 + level(incident.severity()),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            self.value(),
            // A message id of syslog is printable ASCII of at most 32 characters.
            incident
                .type()
                .replaceAll("[^!-~]", "_")
                .substring(0, Math.min(32, incident.type().length())),
            Json.text(incident.toJson()));
  }

  private static int level(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 2;
      case HIGH -> 3;
      case MEDIUM -> 4;
      case LOW -> 5;
    };
  }

  @Override
  public void close() {}
}

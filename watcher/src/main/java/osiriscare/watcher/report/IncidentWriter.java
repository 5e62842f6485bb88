package osiriscare.watcher.report;

import java.time.Instant;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.pattern.LogPattern;
import osiriscare.watcher.probe.Probe;
import osiriscare.watcher.store.WatcherStore.Counted;
import tools.jackson.databind.node.ObjectNode;

/// Writes incidents. The one place where texts of this host become something that leaves it: all of
/// them are scrubbed here.
public final class IncidentWriter {
  private final SiteId site;
  private final HostId host;
  private final PhiScrubber scrubber;

  public IncidentWriter(SiteId site, HostId host, PhiScrubber scrubber) {
    this.site = site;
    this.host = host;
    this.scrubber = scrubber;
  }

  /// The incident that counted lines are.
  public Incident of(LogPattern pattern, Counted counted) {
    var details =
        Json.object()
            .put("pattern", pattern.id())
            .put("count", counted.count())
            .put("first_at", counted.firstAt().toString())
            .put("last_at", counted.lastAt().toString())
            .put("unit", counted.unit())
            .put("sample", counted.sample());
    return new Incident(
        IncidentId.random(),
        site,
        new HostId(counted.hostId()),
        pattern.incidentType(),
        pattern.severity(),
        pattern.checkType(),
        scrubbed(details),
        Json.object(),
        pattern.hipaaControls());
  }

  /// The incident that a probe's bad answers are.
  public Incident of(Probe probe, ProbeAnswer answer, Instant since) {
    var details =
        Json.object()
            .put("probe", probe.id())
            .put("verdict", answer.verdict())
            .put("reason", answer.reason())
            .put("answers_in_a_row", probe.failures())
            .put("since", since.toString());
    return new Incident(
        IncidentId.random(),
        site,
        host,
        probe.incidentType(),
        probe.severity(),
        probe.checkType(),
        scrubbed(details),
        Json.object(),
        probe.hipaaControls());
  }

  /// A probe's answer that was not good.
  ///
  /// @param verdict `fail` or `unknown`
  public record ProbeAnswer(String verdict, String reason) {}

  /// A text without patient data, so that not even our own disk has it.
  public String scrub(String text) {
    return scrubber.scrub(text);
  }

  private ObjectNode scrubbed(ObjectNode details) {
    return scrubber.scrub(details);
  }
}

package osiriscare.watcher.report;

import java.time.Instant;
import java.util.Optional;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.incident.IncidentType;
import osiriscare.protocol.incident.IncidentTypes;
import osiriscare.protocol.incident.Recovery;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.pattern.LogPattern;
import osiriscare.watcher.probe.Probe;
import osiriscare.watcher.probe.Volumes;
import osiriscare.watcher.store.WatcherStore.Counted;
import tools.jackson.databind.node.ObjectNode;

/// Writes incidents. The one place where texts of this host become something that leaves it: all of
/// them are scrubbed here.
public final class IncidentWriter {
  private final SiteId site;
  private final HostId host;
  private final String platform;
  private final PhiScrubber scrubber;

  /// @param platform of this host, `linux` or `nixos`
  public IncidentWriter(SiteId site, HostId host, String platform, PhiScrubber scrubber) {
    this.site = site;
    this.host = host;
    this.platform = platform;
    this.scrubber = scrubber;
  }

  /// The incident that counted lines are.
  public Incident of(LogPattern pattern, Counted counted) {
    var details = Json.object();
    if (pattern.facts().isDiskMeasured() && isOurs(counted.hostId())) {
      Volumes.fullest().ifPresent(details::setAll);
    }
    details.setAll(pattern.facts().constants().deepCopy());
    details.setAll(typed(pattern.incidentType(), counted.facts()));
    pattern.facts().countAs().ifPresent(name -> details.put(name, counted.count()));
    details
        .put("pattern", pattern.id())
        .put("count", counted.count())
        .put("first_at", counted.firstAt().toString())
        .put("last_at", counted.lastAt().toString())
        .put("sample", counted.sample());
    if (!counted.unit().isEmpty()) {
      details.put("unit", counted.unit());
    }
    return new Incident(
        IncidentId.random(),
        site,
        new HostId(counted.hostId()),
        typeOf(pattern.incidentType(), details, IncidentTypes.LOG_MATCHED),
        pattern.severity(),
        pattern.checkType(),
        finished(counted.hostId(), details),
        Json.object(),
        pattern.hipaaControls(),
        Optional.empty());
  }

  /// The incident that a probe's bad answers are.
  public Incident of(Probe probe, ProbeAnswer answer, Instant since) {
    var details =
        answer
            .facts()
            .deepCopy()
            .put("probe", probe.id())
            .put("verdict", answer.verdict())
            .put("reason", answer.reason())
            .put("failures", (long) probe.failures())
            .put("since", since.toString());
    // A unit is only restarted for what its probe has seen.
    if (answer.verdict().equals("fail")) {
      probe.unit().ifPresent(unit -> details.put("unit", unit));
    }
    return new Incident(
        IncidentId.random(),
        site,
        host,
        answer.verdict().equals("fail")
            ? typeOf(probe.incidentType(), details, IncidentTypes.PROBE_FAILED)
            : IncidentTypes.PROBE_FAILED,
        probe.severity(),
        probe.checkType(),
        finished(host.value(), details),
        Json.object(),
        probe.hipaaControls(),
        Optional.empty());
  }

  /// That the incident of a probe is over.
  public Recovery over(Probe probe, IncidentId incident, Instant now) {
    return new Recovery(incident, site, now, "probe " + probe.id() + " is good again");
  }

  /// That the incident of journal lines is over.
  public Recovery over(LogPattern pattern, IncidentId incident, Instant now) {
    var reason =
        "the log says that "
            + pattern.id()
            + " is over, and nothing of it came for "
            + pattern.quiet().toSeconds()
            + " s";
    return new Recovery(incident, site, now, reason);
  }

  // What could not be measured is not made up: the incident is of a type that needs less.
  private static String typeOf(String wanted, ObjectNode details, String otherwise) {
    return IncidentTypes.find(wanted).filter(type -> type.isMadeBy(details)).isPresent()
        ? wanted
        : otherwise;
  }

  // Groups of a message are texts; where the type wants a number, one that is written is one.
  private static ObjectNode typed(String type, ObjectNode found) {
    var typed = found.deepCopy();
    IncidentTypes.require(type).details().stream()
        .filter(detail -> detail.kind() == IncidentType.Kind.INTEGER)
        .map(IncidentType.Detail::name)
        .filter(name -> typed.path(name).asString("").matches("-?[0-9]{1,18}"))
        .forEach(name -> typed.put(name, Long.parseLong(typed.path(name).asString())));
    return typed;
  }

  private boolean isOurs(String hostId) {
    return hostId.equals(host.value());
  }

  /// A probe's answer that was not good.
  ///
  /// @param verdict `fail` or `unknown`
  /// @param facts what was measured
  public record ProbeAnswer(String verdict, String reason, ObjectNode facts) {}

  /// A text without patient data, so that not even our own disk has it.
  public String scrub(String text) {
    return scrubber.scrub(text);
  }

  /// Facts without patient data.
  public ObjectNode scrub(ObjectNode facts) {
    return scrubber.scrub(facts);
  }

  private ObjectNode finished(String hostId, ObjectNode details) {
    if (isOurs(hostId)) {
      details.put("platform", platform);
    }
    return scrubber.scrub(details);
  }
}

package osiriscare.database.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.incident.IncidentType;
import tools.jackson.databind.node.ObjectNode;

/// What is reported, and by whom.
public record IncidentReport(Incident incident, Reporter reporter) {
  /// Who reports it.
  public sealed interface Reporter {
    /// By its signed evidence.
    record Appliance(ApplianceId id) implements Reporter {}

    /// A watcher.
    record Watcher(WatcherId id) implements Reporter {}

    /// An account, by its name.
    record Account(String name) implements Reporter {}
  }

  /// What an account says, which has seen nothing by an appliance's clock.
  public static IncidentReport byAccount(
      SiteId site,
      HostId host,
      String type,
      Optional<String> check,
      Severity severity,
      ObjectNode details,
      ObjectNode facts,
      String account) {
    return new IncidentReport(
        new Incident(
            IncidentId.random(),
            site,
            host,
            type,
            severity,
            check,
            details,
            facts,
            List.of(),
            Optional.<Instant>empty()),
        new Reporter.Account(account));
  }

  // An appliance's check fails once on its host, whatever the reason. What others report has a
  // subject, so that two services of one host are two incidents.
  Optional<String> subject() {
    return switch (reporter) {
      case Reporter.Appliance _ -> Optional.empty();
      case Reporter.Watcher _ -> IncidentType.subject(incident.type(), incident.details());
      case Reporter.Account _ -> IncidentType.subject(incident.type(), incident.preState());
    };
  }

  Optional<ApplianceId> appliance() {
    return reporter instanceof Reporter.Appliance(var id) ? Optional.of(id) : Optional.empty();
  }

  Optional<WatcherId> watcher() {
    return reporter instanceof Reporter.Watcher(var id) ? Optional.of(id) : Optional.empty();
  }

  Optional<String> account() {
    return reporter instanceof Reporter.Account(var name) ? Optional.of(name) : Optional.empty();
  }

  String saidBy() {
    return switch (reporter) {
      case Reporter.Appliance(var id) -> id.value();
      case Reporter.Watcher(var id) -> "watcher " + id;
      case Reporter.Account(var name) -> name;
    };
  }
}

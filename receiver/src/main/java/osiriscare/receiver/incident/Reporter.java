package osiriscare.receiver.incident;

import java.util.Optional;
import osiriscare.database.incident.IncidentReport;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.machine.Machine;

/// Who tells of an incident: an appliance or a watcher, proven, and bound to its site.
public record Reporter(SiteId site, Optional<ApplianceId> appliance, Optional<WatcherId> watcher) {
  /// An appliance.
  public static Reporter of(Machine machine) {
    return new Reporter(machine.site(), Optional.of(machine.appliance()), Optional.empty());
  }

  /// A watcher.
  public static Reporter of(WatcherId watcher, SiteId site) {
    return new Reporter(site, Optional.empty(), Optional.of(watcher));
  }

  IncidentReport.Reporter ofReport() {
    return watcher
        .<IncidentReport.Reporter>map(IncidentReport.Reporter.Watcher::new)
        .orElseGet(() -> new IncidentReport.Reporter.Appliance(appliance.orElseThrow()));
  }

  /// Refuses what is said of another site.
  ///
  /// @throws ProblemException 403
  public void requireSite(SiteId named) {
    if (!named.equals(site)) {
      throw new ProblemException(ProblemCode.WRONG_SITE);
    }
  }
}

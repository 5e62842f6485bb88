package osiriscare.appliance.healing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.evidence.EvidenceWriter.Healing;
import osiriscare.appliance.incident.IncidentQueue;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardEvent.Recovered;
import osiriscare.healing.rule.Drift;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;

/// The drifts that are there, and what was said of each: one incident per host and check, from the
/// first sight of the drift until the check passes.
final class OpenDrifts {
  private final SiteId site;
  private final HealingStore store;
  private final EvidenceWriter evidence;
  private final IncidentQueue incidents;
  private final Clock clock;

  OpenDrifts(
      SiteId site,
      HealingStore store,
      EvidenceWriter evidence,
      IncidentQueue incidents,
      Clock clock) {
    this.site = site;
    this.store = store;
    this.evidence = evidence;
    this.incidents = incidents;
    this.clock = clock;
  }

  /// The check passes: a drift that was there is over.
  void recovered(CheckObservation observation) {
    var host = observation.host().value();
    store.transaction(connection -> {
      boolean wasOpen = HealingStore.close(connection, host, observation.checkType());
      if (wasOpen) {
        HealingStore.add(connection, new Recovered(clock.instant(), host, observation.checkType()));
      }
      return wasOpen;
    });
  }

  /// Forgets the drifts of a machine that is not looked after any more.
  void forget(String host) {
    store.transaction(connection -> {
      HealingStore.closeAll(connection, host);
      return host;
    });
  }

  /// Says that nothing is done about a drift, and why. The same word about the same drift is said
  /// once, not with every scan; but for the request for a larger share of the budget, which Central
  /// forgets.
  ///
  /// @param seen when the drift was
  void tell(
      CheckObservation observation,
      Instant seen,
      DecisionInput input,
      Decision decision,
      Healer healer) {
    var told = decision.kind().word() + " " + decision.reason().code();
    var known = store.open(observation.host().value(), observation.checkType());
    boolean isRequest = decision.kind() == Kind.DEFER && decision.reason().code().equals("budget");
    if (!isRequest && known.map(open -> open.told().equals(told)).orElse(false)) {
      return;
    }
    store.transaction(connection -> {
      open(connection, input, decision, told, seen);
      evidence.recordHealing(
          connection,
          Healing.notActedOn(input, decision, Optional.empty(), healer.policy().hash()));
      return told;
    });
  }

  /// Opens an incident for the drift that this was decided about, unless there is one.
  ///
  /// @param told what is said of it now
  /// @param seen when the drift was
  void open(
      Connection connection, DecisionInput input, Decision decision, String told, Instant seen)
      throws SQLException {
    if (!(input.subject() instanceof Subject.Found(var drift))) {
      return;
    }
    var known = HealingStore.open(connection, drift.host(), drift.checkType());
    var id = known.map(HealingStore.Open::incident).orElseGet(IncidentId::random);
    HealingStore.tell(connection, drift.host(), drift.checkType(), id, told);
    if (known.isEmpty()) {
      incidents.add(connection, incident(id, drift, decision, seen));
    }
  }

  private Incident incident(IncidentId id, Drift drift, Decision decision, Instant seen) {
    var details = Json.object();
    details.put("decision", decision.kind().word());
    details.put("reason_code", decision.reason().code());
    details.put("reason", decision.reason().text());
    decision.rule().ifPresent(rule -> details.put("rule_id", rule));
    decision.runbook().ifPresent(runbook -> details.put("runbook_id", runbook.value()));
    details.put("urgent", decision.isUrgent());
    // A rule that is learned from it must fit this drift again.
    details.put("platform", drift.platform());
    return new Incident(
        id,
        site,
        new HostId(drift.host()),
        drift.incidentType(),
        decision.isUrgent() && drift.severity() != Severity.CRITICAL
            ? Severity.HIGH
            : drift.severity(),
        Optional.of(drift.checkType()),
        details,
        drift.details(),
        CheckCatalogue.find(drift.checkType()).map(Check::hipaaControls).orElse(List.of()),
        Optional.of(seen));
  }
}

package osiriscare.appliance.daemon;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.incident.IncidentQueue;
import osiriscare.appliance.store.LocalStore;
import osiriscare.appliance.update.Reconciliation.Ended;
import osiriscare.appliance.update.Reconciliation.Witness;
import osiriscare.evidence.bundle.BundleContent.ActionTaken;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Evidence of a reconciliation, and an incident when the machine did not get back to its baseline:
/// a person has to look why.
final class ReconciliationRecord implements Witness {
  private static final String TYPE = "baseline_reconcile";
  // The check whose baseline it is.
  private static final String CHECK = "patching";

  private final ApplianceConfig config;
  private final LocalStore store;
  private final EvidenceWriter evidence;
  private final IncidentQueue incidents;
  private final Clock clock;

  ReconciliationRecord(
      ApplianceConfig config,
      LocalStore store,
      EvidenceWriter evidence,
      IncidentQueue incidents,
      Clock clock) {
    this.config = config;
    this.store = store;
    this.evidence = evidence;
    this.incidents = incidents;
    this.clock = clock;
  }

  @Override
  public void heard(Ended ended) {
    var outcome = outcome(ended.code());
    long millis = Math.max(0, clock.millis() - ended.begun().toEpochMilli());
    var action =
        new ActionTaken(1, TYPE, Optional.empty(), Optional.empty(), millis, outcome.word());
    var postState = Json.object().put("outcome", ended.code()).put("reason", ended.reason());
    store.transaction(connection -> {
      evidence.recordOrder(
          connection, ended.begun(), preState(ended), List.of(action), postState, outcome);
      return outcome == Outcome.SUCCESS || incidents.add(connection, incident(ended));
    });
  }

  private static Outcome outcome(String code) {
    return switch (code) {
      case "persisted" -> Outcome.SUCCESS;
      case "rolled_back" -> Outcome.REVERTED;
      case "dry_run" -> Outcome.ALERT;
      default -> Outcome.FAILED;
    };
  }

  private static ObjectNode preState(Ended ended) {
    return Json.object()
        .put("order_id", ended.id().value())
        .put("order_type", TYPE)
        .put("revision", ended.drift().revision())
        .put("baseline_system", ended.drift().baseline())
        .put("running_system", ended.drift().running())
        .put("permanent_system", ended.drift().permanent());
  }

  private Incident incident(Ended ended) {
    return new Incident(
        IncidentId.random(),
        config.site(),
        config.hostname(),
        CHECK,
        Severity.HIGH,
        Optional.of(CHECK),
        Json.object()
            .put("message", "The machine is not the system of its baseline")
            .put("outcome", ended.code())
            .put("reason", ended.reason()),
        preState(ended),
        CheckCatalogue.require(CHECK).hipaaControls(),
        Optional.of(clock.instant()));
  }
}

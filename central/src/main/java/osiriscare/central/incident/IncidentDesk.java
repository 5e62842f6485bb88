package osiriscare.central.incident;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.incident.StepStore.Step;
import osiriscare.central.order.OrderStore;
import osiriscare.central.signing.Signer;
import osiriscare.central.site.SiteDirectory;
import osiriscare.central.ticket.TicketStore.NewTicket;
import osiriscare.central.ticket.Tickets;
import osiriscare.database.Db;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.OrderType;

/// What can be done with an incident that is open, by whoever decided it: rules, planner, a person.
/// Each in the caller's transaction.
public final class IncidentDesk {
  private static final int PRIORITY = 5;
  // An order may be taken in its last moment, and a runbook has its time.
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(45);
  private static final Logger log = LoggerFactory.getLogger(IncidentDesk.class);

  private final Signer signer;
  private final Tickets tickets;
  private final Clock clock;

  IncidentDesk(Signer signer, Tickets tickets, Clock clock) {
    this.signer = signer;
    this.tickets = tickets;
    this.clock = clock;
  }

  /// An incident that is open, kept from others until the transaction ends.
  public Optional<OpenIncident> open(Db db, IncidentId id) {
    return StepStore.open(db, id);
  }

  /// Whether an order for it is under way, or it is decided about.
  public boolean isWorkedOn(Db db, IncidentId id) {
    return !StepStore.isIdle(db, id);
  }

  /// An incident that a person has, back into work; empty when it is over.
  public Optional<OpenIncident> takeBack(Db db, IncidentId id) {
    StepStore.takeBack(db, id);
    return StepStore.open(db, id);
  }

  /// Who decided, in words of the timeline.
  ///
  /// @param name `central`, `planner` or the name of a person
  /// @param rule the rule that wants it
  public record Decider(String name, Optional<String> rule) {}

  /// Says in the timeline what was decided.
  public void decided(
      Db db, OpenIncident incident, String by, String code, String reason, HealingRequest wanted) {
    StepStore.add(
        db,
        incident.id(),
        new Step(
            "decided",
            Optional.of(code),
            Optional.of(reason),
            Optional.empty(),
            Optional.of(wanted.runbook()),
            Optional.empty(),
            by),
        clock.instant());
  }

  /// Signs an order for the appliance on the incident's host, and waits for its end.
  public OrderId order(
      Db db, OpenIncident incident, ApplianceId appliance, HealingRequest wanted, Decider decider) {
    var signed =
        signer.sign(
            new Signer.Request(appliance, OrderType.HEALING.word(), wanted.toJson(), PRIORITY));
    var order = signed.order();
    OrderStore.insert(db, signed, decider.name());
    StepStore.add(
        db,
        incident.id(),
        new Step(
            "ordered",
            Optional.empty(),
            Optional.empty(),
            decider.rule(),
            Optional.of(wanted.runbook()),
            Optional.of(order.id()),
            decider.name()),
        clock.instant());
    StepStore.wait(
        db,
        incident.id(),
        Optional.of(order.id()),
        Optional.of(order.executeBefore().plus(ENDS_WITHIN)));
    AuditLog.append(
        db,
        new AuditLog.Entry(
            decider.name(),
            "order.create",
            Optional.of(order.id().value()),
            Optional.of(incident.site()),
            Json.object()
                .put("order_type", order.type())
                .put("appliance", appliance.value())
                .put("runbook_id", wanted.runbook().value())
                .put("incident_id", incident.id().toString()),
            Optional.empty()));
    SiteDirectory.tellChanged(db, incident.site());
    log.atInfo()
        .addKeyValue("incident", incident.id())
        .addKeyValue("runbook", wanted.runbook())
        .addKeyValue("appliance", appliance)
        .log("healing ordered for an incident");
    return order.id();
  }

  /// Asks a person, with a ticket.
  ///
  /// @param code why, as a stable word
  /// @param by who gave it up
  public void escalate(Db db, OpenIncident incident, String code, String reason, String by) {
    StepStore.add(db, incident.id(), Step.of("escalated", code, reason, by), clock.instant());
    StepStore.state(db, incident.id(), "escalated", clock.instant());
    tickets.open(
        db,
        new NewTicket(
            incident.id(),
            incident.site(),
            incident.severity(),
            incident.checkType().orElse(incident.type()) + " on " + incident.host(),
            code,
            reason));
    SiteDirectory.tellChanged(db, incident.site());
    log.atWarn()
        .addKeyValue("incident", incident.id())
        .addKeyValue("reason_code", code)
        .log("incident escalated to a person");
  }
}

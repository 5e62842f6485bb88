package osiriscare.central.incident;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.incident.StepStore.Step;
import osiriscare.central.incident.StepStore.UnderWay;
import osiriscare.central.incident.Triage.Next;
import osiriscare.central.incident.Triage.Watched;
import osiriscare.central.order.OrderStore;
import osiriscare.central.policy.SitePolicies;
import osiriscare.central.signing.Signer;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.database.Outbox;
import osiriscare.healing.decision.Decision;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.OrderType;

/// Works on what watchers report. What appliances report they have decided themselves.
///
/// ```
/// reported ─▶ decided ─▶ ordered ─▶ ended healed ─▶ (signed evidence) ─▶ resolved
///               │  ▲        │          └─ no evidence in 15 minutes ─▶ escalated
///               │  └────────┴─ deferred, suppressed, busy: decided again later
///               │           └─ any other end, or none ─▶ escalated
///               ├─ a person is asked, or the host is nobody's ─▶ escalated
///               └─ only watched: stays open
/// ```
///
/// Each step is one transaction, so that a Central that dies in the middle leaves the one before.
final class IncidentTriage {
  private static final int ITEMS_PER_TURN = 20;
  private static final int PRIORITY = 5;
  // An order may be taken in its last moment, and a runbook has its time.
  private static final Duration ENDS_WITHIN = Order.TTL_MAX.plusMinutes(45);
  private static final Logger log = LoggerFactory.getLogger(IncidentTriage.class);

  private final Database database;
  private final Signer signer;
  private final Clock clock;
  private final SitePolicies policies = new SitePolicies();

  IncidentTriage(Database database, Signer signer, Clock clock) {
    this.database = database;
    this.signer = signer;
    this.clock = clock;
  }

  /// Takes what came in, and looks after what is under way.
  void work() {
    while (takeNew() == ITEMS_PER_TURN) {
      // The next ones, in a transaction of their own.
    }
    while (lookAfter() == ITEMS_PER_TURN) {
      // The next ones.
    }
  }

  private int takeNew() {
    return database.inPlatform(db -> {
      var items = Outbox.take(db, "incident", ITEMS_PER_TURN);
      for (var item : items) {
        StepStore.watched(db, IncidentId.parse(item.payload().path("incident_id").asString()))
            .ifPresent(incident -> decide(db, incident));
      }
      return items.size();
    });
  }

  private int lookAfter() {
    return database.inPlatform(db -> {
      List<IncidentId> due = StepStore.due(db, clock.instant(), ITEMS_PER_TURN);
      for (var id : due) {
        StepStore.watched(db, id).ifPresent(incident -> lookAfter(db, incident));
      }
      return due.size();
    });
  }

  private void lookAfter(Db db, Watched incident) {
    var order = StepStore.underWay(db, incident.id());
    if (order.isPresent()) {
      ended(db, incident, order.get());
    } else if (StepStore.isSaidToBeHealed(db, incident.id())) {
      escalate(
          db, incident, "no_evidence", "the appliance says that it healed it and sent no proof");
    } else {
      decide(db, incident);
    }
  }

  private void ended(Db db, Watched incident, UnderWay order) {
    if (order.ended().isEmpty()) {
      escalate(
          db,
          incident,
          "order_not_carried_out",
          "the appliance did not take order " + order.order() + ", or did not say how it ended");
      return;
    }
    var ended = order.ended().get();
    StepStore.add(
        db,
        incident.id(),
        new Step(
            "ended",
            Optional.of(ended.isHealed() ? HealingOutcome.HEALED.word() : ended.code()),
            Optional.of(ended.isHealed() ? HealingOutcome.HEALED.shown() : ended.reason()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(order.order()),
            StepStore.CENTRAL),
        clock.instant());
    go(db, incident, Triage.after(ended, clock.instant()), Optional.empty());
  }

  private void decide(Db db, Watched incident) {
    var now = clock.instant();
    if (incident.receivedAt().plus(Triage.WORKED_ON_MAX).isBefore(now)) {
      escalate(db, incident, "not_healed_in_time", "it was not healed within a day");
      return;
    }
    try {
      var policy = policies.of(db, incident.site(), incident.appliance());
      var decision = Triage.decide(incident, policy, now);
      StepStore.add(db, incident.id(), decided(decision), now);
      go(db, incident, Triage.after(incident, decision), Optional.of(decision));
    } catch (InvalidRequest e) {
      escalate(
          db, incident, "not_decided", "the rules of the site cannot be read: " + e.getMessage());
    }
  }

  private static Step decided(Decision decision) {
    return new Step(
        "decided",
        Optional.of(decision.kind().word()),
        Optional.of(decision.reason().text()),
        decision.rule(),
        decision.runbook(),
        Optional.empty(),
        StepStore.CENTRAL);
  }

  private void go(Db db, Watched incident, Next next, Optional<Decision> decision) {
    switch (next) {
      case Next.Order order -> order(db, incident, order, decision);
      case Next.Escalate(var code, var reason) -> escalate(db, incident, code, reason);
      case Next.Again(var at) ->
          StepStore.wait(db, incident.id(), Optional.empty(), Optional.of(at));
      case Next.Leave() -> StepStore.wait(db, incident.id(), Optional.empty(), Optional.empty());
    }
    SiteDirectory.tellChanged(db, incident.site());
  }

  private void order(Db db, Watched incident, Next.Order wanted, Optional<Decision> decision) {
    var signed =
        signer.sign(
            new Signer.Request(
                wanted.appliance(), OrderType.HEALING.word(), wanted.request().toJson(), PRIORITY));
    var order = signed.order();
    OrderStore.insert(db, signed, StepStore.CENTRAL);
    StepStore.add(
        db,
        incident.id(),
        new Step(
            "ordered",
            Optional.empty(),
            Optional.empty(),
            decision.flatMap(Decision::rule),
            Optional.of(wanted.request().runbook()),
            Optional.of(order.id()),
            StepStore.CENTRAL),
        clock.instant());
    StepStore.wait(
        db,
        incident.id(),
        Optional.of(order.id()),
        Optional.of(order.issuedAt().plus(ENDS_WITHIN)));
    AuditLog.append(
        db,
        new AuditLog.Entry(
            StepStore.CENTRAL,
            "order.create",
            Optional.of(order.id().value()),
            Optional.of(incident.site()),
            Json.object()
                .put("order_type", order.type())
                .put("appliance", wanted.appliance().value())
                .put("incident_id", incident.id().toString()),
            Optional.empty()));
    log.atInfo()
        .addKeyValue("incident", incident.id())
        .addKeyValue("runbook", wanted.request().runbook())
        .addKeyValue("appliance", wanted.appliance())
        .log("healing ordered for an incident");
  }

  private void escalate(Db db, Watched incident, String code, String reason) {
    StepStore.add(
        db, incident.id(), Step.of("escalated", code, reason, StepStore.CENTRAL), clock.instant());
    StepStore.state(db, incident.id(), "escalated", clock.instant());
    SiteDirectory.tellChanged(db, incident.site());
    log.atWarn()
        .addKeyValue("incident", incident.id())
        .addKeyValue("reason_code", code)
        .log("incident escalated to a person");
  }
}

package osiriscare.central.incident;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import osiriscare.central.incident.IncidentDesk.Decider;
import osiriscare.central.incident.OpenIncident.Reporter;
import osiriscare.central.incident.StepStore.Step;
import osiriscare.central.incident.StepStore.UnderWay;
import osiriscare.central.incident.Triage.Next;
import osiriscare.central.policy.SitePolicies;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.database.Outbox;
import osiriscare.healing.decision.Decision;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Works on what is reported. Of what appliances report they have decided most themselves: only
/// what their rules do not know, or ask a person for, is worked on here.
///
/// ```
/// reported ─▶ decided ─▶ ordered ─▶ ended healed ─▶ (signed evidence) ─▶ resolved
///               │  ▲        │          └─ no evidence in 15 minutes ─▶ escalated
///               │  └────────┴─ deferred, suppressed, busy: decided again later
///               │           └─ any other end, or none ─▶ escalated
///               ├─ no rule fits ─▶ the planner decides ─▶ ordered, or escalated
///               ├─ a person is asked, or the host is nobody's ─▶ escalated
///               └─ only watched: stays open
/// resolved ─ soon reported again ─▶ reported, see IncidentRegister
/// ```
///
/// Each step is one transaction, so that a Central that dies in the middle leaves the one before.
final class IncidentTriage {
  /// Topic of the outbox under which the planner finds its work.
  static final String PLAN_TOPIC = "plan";

  private static final int ITEMS_PER_TURN = 20;

  private final Database database;
  private final IncidentDesk desk;
  private final Clock clock;
  private final SitePolicies policies = new SitePolicies();

  IncidentTriage(Database database, IncidentDesk desk, Clock clock) {
    this.database = database;
    this.desk = desk;
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
        desk.open(db, IncidentId.parse(item.payload().path("incident_id").asString()))
            // What is reported again, or came back, while somebody is at it, waits for that.
            .filter(incident -> StepStore.isIdle(db, incident.id()))
            .ifPresent(incident -> decide(db, incident));
      }
      return items.size();
    });
  }

  /// Takes up what an appliance's own rules tried without success, or gave up.
  void takeFailed() {
    while (takeFailedSome() == ITEMS_PER_TURN) {
      // The next ones, in a transaction of their own.
    }
  }

  private int takeFailedSome() {
    return database.inPlatform(db -> {
      var failed = StepStore.failedOnSite(db, ITEMS_PER_TURN);
      for (var one : failed) {
        desk.open(db, one.incident())
            .ifPresent(incident -> escalate(db, incident, one.code(), one.reason()));
      }
      return failed.size();
    });
  }

  private int lookAfter() {
    return database.inPlatform(db -> {
      List<IncidentId> due = StepStore.due(db, clock.instant(), ITEMS_PER_TURN);
      for (var id : due) {
        desk.open(db, id).ifPresent(incident -> lookAfter(db, incident));
      }
      return due.size();
    });
  }

  private void lookAfter(Db db, OpenIncident incident) {
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

  private void ended(Db db, OpenIncident incident, UnderWay order) {
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

  private void decide(Db db, OpenIncident incident) {
    carryOut(db, incident, judge(db, incident));
  }

  /// What is to be done about an incident.
  ///
  /// @param decision what the rules say; empty when they are not asked
  record Judgement(Next next, Optional<Decision> decision) {
    private static Judgement escalate(String code, String reason) {
      return new Judgement(new Next.Escalate(code, reason), Optional.empty());
    }
  }

  /// Judges, and does nothing.
  Judgement judge(Db db, OpenIncident incident) {
    if (incident.reporter() == Reporter.APPLIANCE) {
      return new Judgement(Triage.afterSite(incident), Optional.empty());
    }
    if (isTooOld(incident)) {
      return Judgement.escalate("not_healed_in_time", "it was not healed within a day");
    }
    try {
      var policy = policies.of(db, incident.site(), incident.appliance());
      var decision = Triage.decide(incident, policy, clock.instant());
      return new Judgement(Triage.after(incident, decision), Optional.of(decision));
    } catch (InvalidRequest e) {
      return Judgement.escalate(
          "not_decided", "the rules of the site cannot be read: " + e.getMessage());
    }
  }

  /// Does it.
  ///
  /// @return the order that comes of it
  Optional<OrderId> carryOut(Db db, OpenIncident incident, Judgement judgement) {
    judgement
        .decision()
        .ifPresent(
            decision -> StepStore.add(db, incident.id(), decided(decision), clock.instant()));
    return go(db, incident, judgement.next(), judgement.decision());
  }

  private boolean isTooOld(OpenIncident incident) {
    return incident.receivedAt().plus(Triage.WORKED_ON_MAX).isBefore(clock.instant());
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

  private Optional<OrderId> go(
      Db db, OpenIncident incident, Next next, Optional<Decision> decision) {
    Optional<OrderId> order = Optional.empty();
    switch (next) {
      case Next.Order(var appliance, var request) ->
          order =
              Optional.of(
                  desk.order(
                      db,
                      incident,
                      appliance,
                      request,
                      new Decider(StepStore.CENTRAL, decision.flatMap(Decision::rule))));
      case Next.Plan(var code, var reason) -> plan(db, incident, code, reason);
      case Next.Escalate(var code, var reason) -> escalate(db, incident, code, reason);
      case Next.Again(var at) ->
          StepStore.wait(db, incident.id(), Optional.empty(), Optional.of(at));
      case Next.Leave() -> StepStore.wait(db, incident.id(), Optional.empty(), Optional.empty());
    }
    SiteDirectory.tellChanged(db, incident.site());
    return order;
  }

  // In the outbox, so that whoever asks a model does it with no transaction open.
  private void plan(Db db, OpenIncident incident, String code, String reason) {
    if (isTooOld(incident)) {
      escalate(db, incident, "not_healed_in_time", "it was not healed within a day");
      return;
    }
    StepStore.wait(db, incident.id(), Optional.empty(), Optional.empty());
    Outbox.put(
        db,
        PLAN_TOPIC,
        incident.site(),
        Json.object()
            .put("incident_id", incident.id().toString())
            .put("reason_code", code)
            .put("reason", reason));
  }

  private void escalate(Db db, OpenIncident incident, String code, String reason) {
    desk.escalate(db, incident, code, reason, StepStore.CENTRAL);
  }
}

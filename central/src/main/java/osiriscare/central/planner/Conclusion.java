package osiriscare.central.planner;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import osiriscare.central.incident.IncidentDesk;
import osiriscare.central.incident.IncidentDesk.Decider;
import osiriscare.central.incident.OpenIncident;
import osiriscare.central.planner.DecisionStore.End;
import osiriscare.central.planner.DecisionStore.Remembered;
import osiriscare.central.planner.Verdict.Doubt;
import osiriscare.central.planner.Verdict.NoPlan;
import osiriscare.central.planner.Verdict.Plan;
import osiriscare.central.settings.PlannerSettings.Mode;
import osiriscare.database.Db;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Makes an order, a plan that waits, or a person's task of a verdict.
final class Conclusion {
  /// Who decides, in timelines and orders.
  static final String PLANNER = "planner";

  // The order came to nothing that was tried, so it may be given again.
  private static final Set<String> NOT_TRIED =
      Set.of("", "deferred", "suppressed", "busy", "not_ready");

  private final IncidentDesk desk;
  private final Clock clock;

  Conclusion(IncidentDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /// What else matters than the verdict.
  ///
  /// @param isApproved whether a person approved this plan for this incident already
  /// @param earlier why what was decided the last time must not be done again
  record Circumstances(Mode mode, boolean isApproved, Optional<Doubt> earlier) {
    static Circumstances fresh(Mode mode) {
      return new Circumstances(mode, false, Optional.empty());
    }

    static Circumstances of(Remembered remembered, OpenIncident incident, Mode mode) {
      Optional<Doubt> earlier =
          remembered.isRejected()
              ? Optional.of(new Doubt("rejected_before", "a person rejected the same plan"))
              : NOT_TRIED.contains(remembered.ended())
                  ? Optional.empty()
                  : Optional.of(
                      new Doubt(
                          "failed_before",
                          "the same plan was tried a while ago and ended as "
                              + remembered.ended()));
      return new Circumstances(
          mode, remembered.approvedFor().equals(Optional.of(incident.id())), earlier);
    }
  }

  void of(Db db, OpenIncident incident, UUID decision, Verdict verdict, Circumstances around) {
    switch (verdict) {
      case NoPlan none -> noPlan(db, incident, decision, none);
      case Plan plan -> {
        if (around.earlier().isPresent()) {
          end(db, incident, decision, plan, "escalated", around.earlier().get());
        } else if (didNotHold(db, incident, plan)) {
          end(
              db,
              incident,
              decision,
              plan,
              "waiting",
              new Doubt("did_not_hold", "the same repair did not hold a while ago"));
        } else if (around.isApproved()) {
          order(db, incident, decision, plan);
        } else if (plan.doubt().isPresent()) {
          end(db, incident, decision, plan, "waiting", plan.doubt().get());
        } else if (around.mode() != Mode.AUTO) {
          end(
              db,
              incident,
              decision,
              plan,
              "waiting",
              new Doubt("manual", "at this site a person approves every plan"));
        } else {
          order(db, incident, decision, plan);
        }
      }
    }
  }

  private static boolean didNotHold(Db db, OpenIncident incident, Plan plan) {
    return DecisionStore.didNotHold(db, incident.id(), plan.runbook(), parameters(plan));
  }

  /// A person is asked, and no decision was made: the tier was never reached.
  void withoutDecision(Db db, OpenIncident incident, Doubt why) {
    desk.escalate(db, incident, why.code(), why.reason(), PLANNER);
  }

  void noPlan(Db db, OpenIncident incident, UUID decision, NoPlan none) {
    DecisionStore.end(
        db, decision, End.without("escalated", none.why(), none.said()), clock.instant());
    desk.escalate(db, incident, none.why().code(), none.why().reason(), PLANNER);
  }

  void isVoid(Db db, UUID decision) {
    DecisionStore.end(
        db,
        decision,
        End.without("void", new Doubt("over", "the incident was over by then"), Optional.empty()),
        clock.instant());
  }

  private void end(
      Db db, OpenIncident incident, UUID decision, Plan plan, String status, Doubt why) {
    DecisionStore.end(
        db,
        decision,
        new End(
            status,
            Optional.of(plan.runbook()),
            parameters(plan),
            Optional.of(plan.said()),
            Optional.of(why),
            Optional.empty()),
        clock.instant());
    DecisionStore.supersede(db, incident.id(), decision);
    var proposal = status.equals("waiting") ? "the planner proposes " + plan.runbook() + "; " : "";
    desk.escalate(db, incident, why.code(), proposal + why.reason(), PLANNER);
  }

  private void order(Db db, OpenIncident incident, UUID decision, Plan plan) {
    var wanted = incident.request(plan.runbook(), plan.parameters(), HealingOrigin.L2);
    desk.decided(db, incident, PLANNER, "act", plan.said().reasoning(), wanted);
    var order =
        desk.order(
            db,
            incident,
            incident.appliance().orElseThrow(),
            wanted,
            new Decider(PLANNER, Optional.empty()));
    DecisionStore.end(
        db,
        decision,
        new End(
            "ordered",
            Optional.of(plan.runbook()),
            parameters(plan),
            Optional.of(plan.said()),
            Optional.empty(),
            Optional.of(order)),
        clock.instant());
  }

  private static ObjectNode parameters(Plan plan) {
    var json = Json.object();
    plan.parameters().forEach(json::put);
    return json;
  }
}

package osiriscare.central.flywheel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.flywheel.PromotionStore.Living;
import osiriscare.central.flywheel.PromotionStore.Runs;
import osiriscare.central.incident.PastIncident;
import osiriscare.central.job.Lease;
import osiriscare.central.policy.PolicyPublisher;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.database.incident.Recurrence;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleReferences;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Keeps the flywheel going, one Central at a time.
///
/// ```
/// plan ended ─▶ counted ─▶ (a person approves) ─▶ rolling: stage 1 ─ a day ─▶ 2 ─ a day ─▶ 3 ─▶ active
///                              │                     └─ more than 20 % of at least 3 runs fail ─▶ demoted
///                              └─▶ rejected          └─ a person takes it back ─▶ demoted
/// ```
///
/// A plan that healed and did not hold, so that the incident soon came back, counts as one that
/// failed; so does a rule's run. The site's own policy may approve in the person's place.
///
/// What a step means for sites is settled for some of them at a time: the site's row and its newly
/// signed policy in one transaction.
public final class FlywheelKeeper {
  static final Duration STAGE = Duration.ofHours(24);
  static final int RUNS_MIN = 3;
  static final int FAILURE_PERCENT_MAX = 20;

  private static final String ACTOR = "flywheel";
  private static final Duration LEARNED_FROM = Duration.ofDays(90);
  // Until then it is told that a repair did not hold, also when Central was away for a day.
  private static final Duration HOLDS_FOR = Recurrence.SOON.plusDays(2);
  private static final int PLANS_PER_TURN = 100;
  private static final int SITES_PER_TURN = 50;
  private static final Logger log = LoggerFactory.getLogger(FlywheelKeeper.class);

  private final Database database;
  private final PolicyPublisher publisher;
  private final Clock clock;
  private final RunbookCatalogue runbooks = BuiltInRunbooks.catalogue();

  FlywheelKeeper(Database database, PolicyPublisher publisher, Clock clock) {
    this.database = database;
    this.publisher = publisher;
    this.clock = clock;
  }

  /// Does what is due.
  void keep() {
    while (count() == PLANS_PER_TURN) {
      // The next ones, in a transaction of their own.
    }
    database.inPlatform(db -> {
      if (Lease.take(db, ACTOR)) {
        Plans.takeBackWhatDidNotHold(db, clock.instant().minus(HOLDS_FOR));
        PromotionStore.living(db).forEach(one -> watch(db, one));
      }
      return db;
    });
    while (settleSome() == SITES_PER_TURN) {
      // The next ones.
    }
  }

  private int settleSome() {
    return database.inPlatform(db -> Lease.take(db, ACTOR) ? settle(db) : 0);
  }

  private int count() {
    return database.inPlatform(db -> {
      if (!Lease.take(db, ACTOR)) {
        return 0;
      }
      var plans = Plans.ended(db, clock.instant().minus(LEARNED_FROM), PLANS_PER_TURN);
      plans.forEach(plan -> PatternStore.count(db, plan, learned(db, plan)));
      return plans.size();
    });
  }

  private Optional<Learned> learned(Db db, Plans.Ended plan) {
    return PastIncident.find(db, plan.incident())
        .flatMap(incident ->
            runbooks
                .find(plan.runbook())
                .flatMap(runbook -> Learned.from(incident.drift(), runbook, plan.parameters())))
        .filter(one -> isExecutable(one.rule()));
  }

  // An incident of a kind that no rule may name stays the planner's.
  private boolean isExecutable(Rule rule) {
    try {
      RuleReferences.check(List.of(rule), "pattern", runbooks);
      return true;
    } catch (InvalidRequest _) {
      return false;
    }
  }

  private void watch(Db db, Living rule) {
    var now = clock.instant();
    var runs = PromotionStore.runs(db, rule.id(), rule.ruleId());
    if (failsTooOften(runs)) {
      demote(
          db,
          rule.id(),
          ACTOR,
          "%d of %d runs failed".formatted(runs.failures(), runs.runs()),
          now);
    } else if (rule.isRolling() && !now.isBefore(rule.stageSince().plus(STAGE))) {
      advance(db, rule.id(), rule.stage() + 1, now);
    }
  }

  static boolean failsTooOften(Runs runs) {
    return runs.runs() >= RUNS_MIN && runs.failures() * 100 > runs.runs() * FAILURE_PERCENT_MAX;
  }

  /// Begins a stage.
  void advance(Db db, UUID id, int stage, Instant now) {
    PromotionStore.move(db, id, stage, now);
    note(db, ACTOR, "flywheel.stage", id, "stage " + stage);
    log.atInfo().addKeyValue("promotion", id).addKeyValue("stage", stage).log("rule rolled out");
  }

  /// Takes a rule back wherever it is.
  ///
  /// @return false when it is over already
  boolean demote(Db db, UUID id, String by, String reason, Instant now) {
    boolean isOver = PromotionStore.demote(db, id, by, reason, now);
    if (isOver) {
      note(db, by, "flywheel.demote", id, reason);
      log.atWarn().addKeyValue("promotion", id).addKeyValue("by", by).log("rule taken back");
    }
    return isOver;
  }

  /// Makes the signed policies of some sites say what holds now.
  ///
  /// @return how many
  int settle(Db db) {
    var sites = PromotionStore.settle(db, clock.instant(), SITES_PER_TURN);
    // In one order, so that two who sign for several sites never wait for each other.
    sites.stream()
        .distinct()
        .sorted(Comparator.comparing(SiteId::value))
        .forEach(site -> publisher.publish(db, site));
    return sites.size();
  }

  private static void note(Db db, String by, String action, UUID id, String reason) {
    AuditLog.append(
        db,
        new AuditLog.Entry(
            by,
            action,
            Optional.of(id.toString()),
            Optional.empty(),
            Json.object().put("reason", reason),
            Optional.empty()));
  }
}

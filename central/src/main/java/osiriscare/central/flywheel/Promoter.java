package osiriscare.central.flywheel;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.flywheel.FlywheelApi.PatternView;
import osiriscare.central.flywheel.PromotionStore.Decided;
import osiriscare.central.incident.PastIncident;
import osiriscare.central.policy.SitePolicies;
import osiriscare.database.Db;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.rule.Rule;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import tools.jackson.databind.node.ObjectNode;

/// Makes rules of patterns, or refuses to, in the name of whoever decides.
final class Promoter {
  private static final Duration REPLAYED = Duration.ofDays(90);
  private static final int REPLAYED_MAX = 5_000;

  private final FlywheelKeeper keeper;
  private final Clock clock;
  private final SitePolicies policies = new SitePolicies();

  Promoter(FlywheelKeeper keeper, Clock clock) {
    this.keeper = keeper;
    this.clock = clock;
  }

  /// A yes or a no.
  ///
  /// @param by who says it
  /// @param ipAddress from where; empty when no person does
  /// @param detail what the audit log is to know beside the pattern and the reason
  record Word(String by, Optional<String> ipAddress, String reason, ObjectNode detail) {}

  static Rule rule(PatternView pattern) {
    return Learned.parse((ObjectNode) pattern.rule());
  }

  /// What a rule would have done about the incidents that were.
  Replay replay(Db db, Rule rule) {
    var type =
        rule.conditions().stream()
            .map(condition -> condition.toJson())
            .filter(condition -> condition.path("field").asString().equals("check_type"))
            .map(condition -> condition.path("value").asString())
            .findFirst()
            .orElseThrow();
    var known = new HashMap<Where, Switches>();
    return Replay.of(
        rule,
        PastIncident.since(db, type, clock.instant().minus(REPLAYED), REPLAYED_MAX),
        incident ->
            known.computeIfAbsent(
                new Where(incident.site(), incident.appliance()),
                where -> policies.of(db, where.site(), where.appliance()).switches()));
  }

  private record Where(SiteId site, Optional<ApplianceId> appliance) {}

  /// Makes the pattern a rule at these sites, at the first of them now.
  ///
  /// @return empty when it is a rule already
  Optional<UUID> promote(Db db, PatternView pattern, List<String> sites, Word word) {
    var id = decide(db, pattern, "rolling", word);
    id.ifPresent(promotion -> {
      for (int i = 0; i < sites.size(); i++) {
        PromotionStore.target(
            db, promotion, sites.get(i), (ObjectNode) pattern.rule(), Stages.of(i, sites.size()));
      }
      keeper.advance(db, promotion, 1, clock.instant());
      keeper.settle(db);
    });
    return id;
  }

  /// Makes it none.
  Optional<UUID> reject(Db db, PatternView pattern, Word word) {
    return decide(db, pattern, "rejected", word);
  }

  private Optional<UUID> decide(Db db, PatternView pattern, String status, Word word) {
    var decided =
        new Decided(
            UUID.randomUUID(),
            pattern.signature(),
            (ObjectNode) pattern.rule(),
            status,
            replay(db, rule(pattern)),
            word.by(),
            word.reason(),
            clock.instant());
    if (!PromotionStore.insert(db, decided)) {
      return Optional.empty();
    }
    AuditLog.append(
        db,
        new AuditLog.Entry(
            word.by(),
            "flywheel." + (status.equals("rejected") ? "reject" : "approve"),
            Optional.of(decided.id().toString()),
            Optional.empty(),
            word.detail()
                .deepCopy()
                .put("signature", pattern.signature())
                .put("rule_id", pattern.ruleId())
                .put("reason", word.reason()),
            word.ipAddress()));
    return Optional.of(decided.id());
  }
}

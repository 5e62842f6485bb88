package osiriscare.receiver.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import osiriscare.database.Db;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.id.ApplianceId;
import tools.jackson.databind.JsonNode;

/// What a signed bundle says was decided and done, as the budget of automatic fixes counts it. It
/// counts whatever was told of the same run before.
final class HealingReport {
  private static final int RUNBOOK_MAX = 64;
  private static final int NAME_MAX = 100;
  private static final int CODE_MAX = 50;
  private static final String RUNBOOK_FORM = "[A-Z][A-Z0-9]*(-[A-Z0-9]+)+";

  private static final String INSERT =
      """
      INSERT INTO healing_execution (execution_id, site_id, appliance_id, runbook_id, rule_id, host_id, check_type, tier,
          outcome, reason_code, bundle_id, started_at, duration_ms, received_at)
      VALUES (:execution, :site, :appliance, :runbook, :rule, :host, :check, :tier, :outcome, :code, :bundle, :started,
          :duration, :now)
      ON CONFLICT (appliance_id, execution_id) DO UPDATE SET
          runbook_id = excluded.runbook_id, rule_id = excluded.rule_id, tier = excluded.tier, outcome = excluded.outcome,
          reason_code = excluded.reason_code, bundle_id = excluded.bundle_id
      """;

  private HealingReport() {}

  /// Keeps it; a bundle that tells no outcome we know counts nothing.
  static void keep(Db db, BundleContent content, ApplianceId appliance, Instant now) {
    var outcome = text(content.postState().path("healing_outcome"), NAME_MAX);
    if (outcome.flatMap(HealingOutcome::of).isEmpty()) {
      return;
    }
    var decision = content.postState().path("decision");
    db.sql(INSERT)
        .param("execution", execution(content))
        .param("site", content.site().value())
        .param("appliance", appliance.value())
        .param(
            "runbook",
            orNull(
                text(decision.path("runbook_id"), RUNBOOK_MAX)
                    .filter(id -> id.matches(RUNBOOK_FORM))))
        .param("rule", orNull(text(decision.path("rule_id"), NAME_MAX)))
        .param("host", content.host().value())
        .param("check", content.check())
        .param("tier", tier(content.preState().path("decision_input")))
        .param("outcome", outcome.get())
        .param("code", orNull(text(decision.path("reason_code"), CODE_MAX)))
        .param("bundle", content.id().value())
        .param("started", Db.time(content.start()))
        .param("duration", Math.max(0, Duration.between(content.start(), content.end()).toMillis()))
        .param("now", Db.time(now))
        .update();
  }

  // The run's id, as the appliance may have told it already; an order's or none makes the bundle's.
  private static UUID execution(BundleContent content) {
    var run = text(content.postState().path("run_id"), NAME_MAX);
    try {
      return run.map(UUID::fromString).orElse(content.id().value());
    } catch (IllegalArgumentException _) {
      return content.id().value();
    }
  }

  private static String tier(JsonNode input) {
    var origin = text(input.path("request").path("origin"), NAME_MAX);
    if (origin.isEmpty()) {
      return "L1";
    }
    return origin.get().equals(HealingOrigin.PERSON.word()) ? "L3" : "L2";
  }

  private static Optional<String> text(JsonNode node, int lengthMax) {
    return node.isString()
            && !node.stringValue().isEmpty()
            && node.stringValue().length() <= lengthMax
        ? Optional.of(node.stringValue())
        : Optional.empty();
  }

  private static @Nullable String orNull(Optional<String> value) {
    return value.orElse(null);
  }
}

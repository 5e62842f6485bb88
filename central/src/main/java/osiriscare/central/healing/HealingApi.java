package osiriscare.central.healing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.decision.Trial;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.Rule.Action;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.runbook.Runbook;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// The rules and runbooks of this build, and what they would do.
public final class HealingApi {
  private final EffectivePolicy policy;
  private final Clock clock;

  HealingApi(Clock clock) {
    this.policy =
        EffectivePolicy.of(
            Stream.of(ShippedRules.builtIn(), ShippedRules.synced()).flatMap(List::stream).toList(),
            BuiltInRunbooks.catalogue(),
            Switches.NONE,
            GuardSettings.DEFAULT);
    this.clock = clock;
  }

  /// Rules in the order in which they are tried.
  public Page<RuleView> rules(Call call) {
    return Page.whole(policy.rules().rules().stream().map(RuleView::of).toList());
  }

  /// Runbooks by id.
  public Page<RunbookView> runbooks(Call call) {
    return Page.whole(
        policy.runbooks().all().stream()
            .map(runbook -> RunbookView.of(runbook, usedBy(runbook)))
            .toList());
  }

  private List<String> usedBy(Runbook runbook) {
    return policy.rules().rules().stream()
        .filter(rule -> runs(rule, runbook.id()))
        .map(Rule::id)
        .toList();
  }

  private static boolean runs(Rule rule, RunbookId runbook) {
    return rule.action() instanceof Action.Run run && run.runbook().equals(runbook);
  }

  /// A state to decide on.
  public record TryState(
      @Described("A drift as the scanner reports it: check_type, host, platform, severity, details")
          JsonNode state,
      @Described("When; now unless given") Optional<Instant> at) {}

  /// What would be done about a state.
  public record TriedDecision(
      @Described(oneOf = {"act", "dry_run", "defer", "suppress", "escalate", "refuse", "monitor"})
          String decision,
      Optional<String> ruleId,
      Optional<String> runbookId,
      JsonNode parameters,
      String reasonCode,
      String reason,
      Optional<Instant> until,
      boolean urgent) {
    static TriedDecision of(Decision decision) {
      var parameters = Json.object();
      new TreeMap<>(decision.parameters()).forEach(parameters::put);
      return new TriedDecision(
          decision.kind().word(),
          decision.rule(),
          decision.runbook().map(RunbookId::value),
          parameters,
          decision.reason().code(),
          decision.reason().text(),
          decision.until(),
          decision.isUrgent());
    }
  }

  /// Decides on a state of a quiet site with all rules of this build; nothing is done or kept.
  public TriedDecision tryState(Call call) {
    var body = call.body();
    var at = body.has("at") ? body.instant("at") : clock.instant();
    try {
      return TriedDecision.of(Trial.decide(Drift.from(body.object("state")), policy, at));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest("state", String.valueOf(e.getMessage()));
    }
  }
}

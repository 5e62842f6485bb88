package osiriscare.healing.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.Rule.Action;
import osiriscare.healing.runbook.ArgumentType;
import tools.jackson.databind.JsonNode;

/// A decision about a state on a quiet site, for trying rules: its clock is right, and the units
/// that the state names are there. Nothing is done.
public final class Trial {
  private Trial() {}

  /// Decides on a state as if it was seen at this time.
  public static Decision decide(Drift drift, EffectivePolicy policy, Instant at) {
    return new Healer(policy)
        .decide(
            new DecisionInput(
                new Subject.Found(drift),
                at,
                Optional.of(0L),
                GuardState.EMPTY,
                Optional.empty(),
                Set.of(drift.host()),
                units(drift, policy),
                true,
                false));
  }

  private static Set<String> units(Drift drift, EffectivePolicy policy) {
    var units = new TreeSet<String>();
    collect(drift.details(), units);
    policy
        .rules()
        .firstMatch(drift)
        .ifPresent(rule -> {
          if (rule.action() instanceof Action.Run(var id, var parameters)) {
            collect(parameters, units);
            policy
                .runbooks()
                .find(id)
                .ifPresent(runbook ->
                    runbook.parameters().values().forEach(p -> p.standard().ifPresent(units::add)));
            policy
                .runbooks()
                .find(id)
                .ifPresent(runbook ->
                    runbook.remediate().forEach(step -> units.addAll(step.arguments().values())));
          }
        });
    return units;
  }

  private static void collect(JsonNode node, Set<String> units) {
    if (node.isString() && ArgumentType.UNIT.refusal(node.stringValue()).isEmpty()) {
      units.add(node.stringValue());
    }
    node.forEach(child -> collect(child, units));
  }
}

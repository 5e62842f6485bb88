package osiriscare.cli.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.Rule.Action;
import osiriscare.healing.runbook.ArgumentType;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A decision about a state on a quiet site.
final class Trial {
  private Trial() {}

  static Decision decide(Drift drift, EffectivePolicy policy, Instant at) {
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

  static ObjectNode json(Decision decision) {
    var json = decision.toJson();
    if (decision.rule().isEmpty()) {
      json.putNull("rule_id");
    }
    if (decision.runbook().isEmpty()) {
      json.putNull("runbook_id");
    }
    if (decision.until().isEmpty()) {
      json.putNull("until");
    }
    return json;
  }

  static String words(Decision decision) {
    var text = new StringBuilder("Decision  " + decision.kind().word());
    decision.until().ifPresent(time -> text.append(" until ").append(time));
    text.append(decision.isUrgent() ? " and page a person" : "");
    text.append("\nReason    ").append(decision.reason().text());
    decision.rule().ifPresent(rule -> text.append("\nRule      ").append(rule));
    decision.runbook().ifPresent(runbook -> text.append("\nRunbook   ").append(runbook));
    if (!decision.parameters().isEmpty()) {
      var values = Json.object();
      decision.parameters().forEach(values::put);
      text.append("\n          ").append(Json.text(values));
    }
    return text.toString();
  }
}

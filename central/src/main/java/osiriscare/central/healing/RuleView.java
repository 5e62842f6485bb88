package osiriscare.central.healing;

import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.Rule.Action;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// A rule.
public record RuleView(
    String ruleId,
    String name,
    String description,
    @Described(oneOf = {"builtin", "synced", "promoted", "custom"}) String source,
    boolean enabled,
    @Described("The lower goes first; equal ones go by id") int priority,
    @Described("All must hold: {field, operator, value}") List<JsonNode> conditions,
    @Described("Only drift of these; of any when empty") List<Severity> severities,
    @Described("Only hosts of these; of any when empty") List<String> platforms,
    @Described("What it runs; null when it asks a person") Optional<String> runbookId,
    JsonNode parameters,
    @Described("Why it asks a person; null when it runs something") Optional<String> escalation,
    boolean urgent,
    long cooldownSeconds,
    int maxRetries,
    List<String> hipaaControls,
    boolean gpoManaged,
    @Described("States that it matches") List<JsonNode> matches,
    @Described("States that it leaves alone") List<JsonNode> ignores) {

  static RuleView of(Rule rule) {
    var run =
        rule.action() instanceof Action.Run it ? Optional.of(it) : Optional.<Action.Run>empty();
    var ask =
        rule.action() instanceof Action.Escalate it
            ? Optional.of(it)
            : Optional.<Action.Escalate>empty();
    return new RuleView(
        rule.id(),
        rule.name(),
        rule.description(),
        rule.source().word(),
        rule.isEnabled(),
        rule.priority(),
        rule.conditions().stream().<JsonNode>map(condition -> condition.toJson()).toList(),
        rule.severities().stream().sorted().toList(),
        rule.platforms().stream().sorted().toList(),
        run.map(it -> it.runbook().value()),
        run.<JsonNode>map(Action.Run::parameters).orElseGet(Json::object),
        ask.map(Action.Escalate::reason),
        ask.map(Action.Escalate::isUrgent).orElse(false),
        rule.cooldown().toSeconds(),
        rule.retriesMax(),
        rule.hipaaControls(),
        rule.isGpoManaged(),
        states(rule.examples().matches()),
        states(rule.examples().ignores()));
  }

  private static List<JsonNode> states(List<Drift> examples) {
    return examples.stream().<JsonNode>map(Drift::toJson).toList();
  }
}

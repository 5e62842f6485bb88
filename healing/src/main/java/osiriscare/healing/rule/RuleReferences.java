package osiriscare.healing.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import osiriscare.healing.rule.Rule.Action;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.InvalidRequest.FieldError;
import tools.jackson.databind.JsonNode;

/// Checks what rules name against what there is. For those who write rules: a program that gets
/// rules from a newer Central keeps them and asks a person where it does not know a name.
public final class RuleReferences {
  private static final Set<String> CHECK_TYPES = RuleSchema.checkTypes();

  private final RunbookCatalogue runbooks;
  private final List<FieldError> errors = new ArrayList<>();

  private RuleReferences(RunbookCatalogue runbooks) {
    this.runbooks = runbooks;
  }

  /// Refuses rules that name an unknown check or runbook, that would fix what only people may, or
  /// whose runbook is not made for their platforms or parameters.
  ///
  /// @param name of the file, for errors
  /// @throws InvalidRequest naming the file, and each rule and field that is wrong
  public static void check(Collection<Rule> rules, String name, RunbookCatalogue runbooks) {
    var references = new RuleReferences(runbooks);
    rules.forEach(rule -> references.check(rule, name + " " + rule.id() + "."));
    if (!references.errors.isEmpty()) {
      throw new InvalidRequest(references.errors);
    }
  }

  private void check(Rule rule, String path) {
    for (int i = 0; i < rule.conditions().size(); i++) {
      var condition = rule.conditions().get(i);
      if (condition.field().equals("check_type")) {
        checkTypes(condition, rule.action() instanceof Action.Run, path + "conditions[" + i + "]");
      }
    }
    if (rule.action() instanceof Action.Run run) {
      run(rule, run, path);
    }
  }

  private void checkTypes(Condition condition, boolean isFix, String path) {
    if (condition.operator() != Operator.EQUALS && condition.operator() != Operator.IN) {
      return;
    }
    var wanted =
        condition.value().isArray()
            ? condition.value().valueStream().map(JsonNode::asString).toList()
            : List.of(condition.value().asString());
    for (var type : wanted) {
      if (!CHECK_TYPES.contains(type)) {
        error(path + ".value", "is no check and no incident: " + type);
      }
      if (isFix && CheckCatalogue.find(type).filter(check -> !check.autoFixAllowed()).isPresent()) {
        error(path + ".value", type + " is only put right by people; escalate instead");
      }
    }
  }

  private void run(Rule rule, Action.Run run, String path) {
    var runbook = runbooks.find(run.runbook());
    if (runbook.isEmpty()) {
      error(path + "runbook", "there is no runbook " + run.runbook());
      return;
    }
    for (var platform : rule.platforms()) {
      if (!runbook.get().platforms().contains(platform)) {
        error(path + "platforms", run.runbook() + " is not made for " + platform);
      }
    }
    var known = runbook.get().parameters();
    for (var given : run.parameters().propertyNames()) {
      if (!known.containsKey(given)) {
        error(path + "parameters." + given, "is not a parameter of " + run.runbook());
      }
    }
    known.forEach((name, parameter) -> {
      if (parameter.standard().isEmpty() && !run.parameters().has(name)) {
        error(path + "parameters." + name, "is required by " + run.runbook());
      }
    });
  }

  private void error(String field, String message) {
    errors.add(new FieldError(field, message));
  }
}

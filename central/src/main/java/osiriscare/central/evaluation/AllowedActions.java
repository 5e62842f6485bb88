package osiriscare.central.evaluation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import osiriscare.central.planner.Verdict;
import osiriscare.healing.runbook.ArgumentType;
import osiriscare.healing.runbook.Runbook;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.protocol.json.InvalidRequest;
import tools.jackson.databind.JsonNode;

/// Says whether a plan may be ordered without a person, by the catalogue and the scenario alone: a
/// second opinion beside Central's own judge, which this measures.
final class AllowedActions {
  private static final Set<ArgumentType> PEOPLES =
      Set.of(ArgumentType.ACCOUNT, ArgumentType.INTERFACE);

  private final RunbookCatalogue runbooks;

  AllowedActions(RunbookCatalogue runbooks) {
    this.runbooks = runbooks;
  }

  boolean mayBeOrdered(Scenario scenario, Verdict.Plan plan) {
    return runbooks
        .find(plan.runbook())
        .filter(runbook -> isHarmless(runbook, scenario.platform()))
        .filter(runbook -> fits(runbook, plan.parameters(), scenario.facts()))
        .isPresent();
  }

  private static boolean isHarmless(Runbook runbook, String platform) {
    return !runbook.isDisruptive()
        && !runbook.onlyLooks()
        && runbook.platforms().contains(platform)
        && runbook.parameters().values().stream()
            .map(Runbook.Parameter::type)
            .noneMatch(PEOPLES::contains);
  }

  private static boolean fits(Runbook runbook, Map<String, String> values, JsonNode facts) {
    try {
      if (!runbook.complete(values).equals(values)) {
        return false;
      }
    } catch (InvalidRequest _) {
      return false;
    }
    var seen = new HashSet<String>();
    collect(facts, seen);
    return runbook.parameters().entrySet().stream()
        .allMatch(entry -> {
          var value = values.get(entry.getKey());
          return !runbook.combinations().isEmpty()
              || entry.getValue().allowed().contains(value)
              || entry.getValue().standard().filter(one -> one.equals(value)).isPresent()
              || seen.contains(value);
        });
  }

  private static void collect(JsonNode node, Set<String> seen) {
    if (node.isContainer()) {
      node.forEach(one -> collect(one, seen));
    } else {
      seen.add(node.asString());
    }
  }
}

package osiriscare.healing.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.protocol.json.InvalidRequest;

/// Two rules that would undo each other: both may act on one host, and leave one thing behind in
/// different states.
///
/// @param thing what both change
/// @param firstState how the first leaves it
/// @param secondState how the second leaves it
public record Conflict(
    String first, String second, String thing, String firstState, String secondState) {

  /// The conflicts between rules that are on, before anything runs. Values that a rule takes from
  /// the drift are not known here: such a rule is in conflict only with one that leaves another
  /// kind of state, and the flap guardrail sees the rest.
  public static List<Conflict> among(List<Rule> rules, RunbookCatalogue runbooks) {
    var all =
        rules.stream()
            .filter(Rule::isEnabled)
            .sorted(Comparator.comparing(Rule::id))
            .map(rule -> new Known(rule, effects(rule, runbooks)))
            .toList();
    var found = new ArrayList<Conflict>();
    for (int i = 0; i < all.size(); i++) {
      for (var other : all.subList(i + 1, all.size())) {
        found.addAll(between(all.get(i), other));
      }
    }
    return found;
  }

  private record Known(Rule rule, Map<String, String> effects) {}

  private static List<Conflict> between(Known one, Known other) {
    var found = new ArrayList<Conflict>();
    if (mayMeet(one.rule(), other.rule())) {
      one.effects()
          .forEach((thing, state) -> {
            var otherState = other.effects().getOrDefault(thing, state);
            if (!otherState.equals(state)) {
              found.add(new Conflict(one.rule().id(), other.rule().id(), thing, state, otherState));
            }
          });
    }
    return found;
  }

  private static boolean mayMeet(Rule one, Rule other) {
    return one.platforms().isEmpty()
        || other.platforms().isEmpty()
        || !Collections.disjoint(one.platforms(), other.platforms());
  }

  private static Map<String, String> effects(Rule rule, RunbookCatalogue runbooks) {
    if (!(rule.action() instanceof Rule.Action.Run(var id, var given))) {
      return Map.of();
    }
    var written = new TreeMap<String, String>();
    boolean isKnown = true;
    for (var entry : given.properties()) {
      written.put(entry.getKey(), entry.getValue().asString());
      isKnown &= !entry.getValue().asString().startsWith("${");
    }
    var runbook = runbooks.find(id);
    if (runbook.isEmpty()) {
      return Map.of();
    }
    try {
      return runbook.get().effects(isKnown ? runbook.get().complete(written) : written);
    } catch (InvalidRequest _) {
      // Such a rule never acts: its parameters do not fit.
      return Map.of();
    }
  }

  /// In one sentence.
  @Override
  public String toString() {
    return first
        + " leaves "
        + thing
        + " as "
        + firstState
        + ", "
        + second
        + " as "
        + secondState
        + ": they would undo each other";
  }
}

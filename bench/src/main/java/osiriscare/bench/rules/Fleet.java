package osiriscare.bench.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSet;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Rules and drifts made from a seed. Each rule is about one check and one unit, and only above a
/// threshold, as rules that people and planners write for one program are.
final class Fleet {
  private static final int DRIFTS = 1_024;
  private static final List<String> CHECKS =
      CheckCatalogue.all().stream().map(Check::type).toList();

  private final List<Rule> rules;
  private final List<Drift> hits = new ArrayList<>();
  private final List<Drift> misses = new ArrayList<>();

  Fleet(int size, Shape shape) {
    var random = new Random(size);
    var made = new ArrayList<>(ShippedRules.builtIn());
    while (made.size() < size) {
      made.add(rule(made.size(), shape));
    }
    rules = List.copyOf(made.subList(0, size));
    var set = RuleSet.of(rules);
    while (misses.size() < DRIFTS) {
      hits.add(rules.get(random.nextInt(size)).examples().matches().getFirst());
      // Some checks have a built-in rule that fits all their drifts.
      Stream.generate(() -> miss(random, shape))
          .filter(drift -> set.firstMatch(drift).isEmpty())
          .findFirst()
          .ifPresent(misses::add);
    }
  }

  List<Rule> rules() {
    return rules;
  }

  /// States each of which some rule is about.
  Drift[] hits() {
    return hits.toArray(Drift[]::new);
  }

  /// States that no rule is about.
  Drift[] misses() {
    return misses.toArray(Drift[]::new);
  }

  private static String check(int number, Shape shape) {
    return switch (shape) {
      case SPREAD -> CHECKS.get(number % CHECKS.size());
      case ONE_CHECK, THRESHOLDS -> "service_crash";
    };
  }

  private static Rule rule(int number, Shape shape) {
    var json = Json.object();
    json.put("id", "BENCH-" + number).put("name", "rule " + number).put("priority", 200);
    json.putObject("escalate").put("reason", "measured");
    var conditions = json.putArray("conditions");
    conditions.add(condition("check_type", "equals").put("value", check(number, shape)));
    if (shape != Shape.THRESHOLDS) {
      conditions.add(condition("details.unit", "equals").put("value", "unit" + number));
    }
    conditions.add(condition("details.count", "gt").put("value", 1_000_000 + number));
    var examples = json.putObject("examples");
    examples.putArray("ignores");
    examples
        .putArray("matches")
        .add(drift(check(number, shape), "unit" + number, 1_000_001 + number).toJson());
    return RuleDocument.rule(Fields.of(json), RuleSource.CUSTOM);
  }

  private static ObjectNode condition(String field, String operator) {
    return Json.object().put("field", field).put("operator", operator);
  }

  private static Drift miss(Random random, Shape shape) {
    return drift(check(random.nextInt(CHECKS.size()), shape), "other" + random.nextInt(1_000), 1);
  }

  private static Drift drift(String check, String unit, int count) {
    return new Drift(
        check,
        "srv1",
        "linux",
        Severity.HIGH,
        check,
        Json.object().put("unit", unit).put("count", count));
  }
}

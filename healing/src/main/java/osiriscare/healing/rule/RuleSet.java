package osiriscare.healing.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;

/// Rules compiled once into an index by check type. Immutable; which rule comes first depends on
/// priority and id alone.
public final class RuleSet {
  private static final Comparator<Rule> ORDER =
      Comparator.comparingInt(Rule::priority).thenComparing(Rule::id);

  private final Map<String, Rule> byId;
  private final Map<String, Rule[]> byCheckType;
  private final Rule[] others;

  private RuleSet(Map<String, Rule> byId, Map<String, Rule[]> byCheckType, Rule[] others) {
    this.byId = byId;
    this.byCheckType = byCheckType;
    this.others = others;
  }

  /// Compiles rules; of several with one id the last counts.
  public static RuleSet of(Collection<Rule> rules) {
    var last = new LinkedHashMap<String, Rule>();
    rules.forEach(rule -> last.put(rule.id(), rule));
    var ordered = new LinkedHashMap<String, Rule>();
    last.values().stream().sorted(ORDER).forEach(rule -> ordered.put(rule.id(), rule));
    var types = new TreeSet<String>();
    ordered.values().forEach(rule -> types.addAll(checkTypes(rule)));
    var index = new HashMap<String, Rule[]>();
    types.forEach(type -> index.put(type, select(ordered.values(), type)));
    return new RuleSet(Map.copyOf(ordered), Map.copyOf(index), select(ordered.values(), null));
  }

  private static Rule[] select(Collection<Rule> ordered, @Nullable String type) {
    var selected = new ArrayList<Rule>();
    for (var rule : ordered) {
      var types = checkTypes(rule);
      if (types.isEmpty() || (type != null && types.contains(type))) {
        selected.add(rule);
      }
    }
    return selected.toArray(Rule[]::new);
  }

  // The check types that a rule can match; none when it does not bind itself to any.
  private static Set<String> checkTypes(Rule rule) {
    for (var condition : rule.conditions()) {
      if (condition.field().equals("check_type")) {
        if (condition.operator() == Operator.EQUALS && condition.value().isString()) {
          return Set.of(condition.value().stringValue());
        }
        if (condition.operator() == Operator.IN) {
          var types = new TreeSet<String>();
          condition.value().forEach(value -> types.add(value.asString()));
          return types;
        }
      }
    }
    return Set.of();
  }

  /// The first rule that fits, by priority and id. Allocates nothing when none does.
  public Optional<Rule> firstMatch(Drift drift) {
    var candidates = byCheckType.getOrDefault(drift.checkType(), others);
    for (var rule : candidates) {
      if (rule.matches(drift)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /// The rule with this id.
  public Optional<Rule> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// All rules in the order in which they are tried.
  public List<Rule> rules() {
    return byId.values().stream().sorted(ORDER).toList();
  }

  /// The same rules without these.
  public RuleSet without(Set<String> ids) {
    return of(rules().stream().filter(rule -> !ids.contains(rule.id())).toList());
  }

  /// All rules as they are written, in order.
  public ArrayNode toJson() {
    var list = Json.array();
    rules().forEach(rule -> list.add(rule.toJson()));
    return list;
  }
}

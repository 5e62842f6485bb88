package osiriscare.healing.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;

/// Rules compiled once into an index. Immutable; which rule comes first depends on priority and id
/// alone.
public final class RuleSet {
  private static final Comparator<Rule> ORDER =
      Comparator.comparingInt(Rule::priority).thenComparing(Rule::id);

  private final List<Rule> ordered;
  private final Map<String, Rule> byId;
  private final RuleIndex index;

  private RuleSet(Map<String, Rule> byId) {
    this.byId = Map.copyOf(byId);
    this.ordered = byId.values().stream().sorted(ORDER).toList();
    this.index = RuleIndex.of(ordered);
  }

  /// Compiles rules; of several with one id the last counts.
  public static RuleSet of(Collection<Rule> rules) {
    var last = new LinkedHashMap<String, Rule>();
    rules.forEach(rule -> last.put(rule.id(), rule));
    return new RuleSet(last);
  }

  /// The first rule that fits, by priority and id. Allocates nothing when none does, unless a
  /// pattern had to be tried.
  public Optional<Rule> firstMatch(Drift drift) {
    return index.firstMatch(drift);
  }

  /// The rule with this id.
  public Optional<Rule> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// All rules in the order in which they are tried.
  public List<Rule> rules() {
    return ordered;
  }

  /// The same rules without these.
  public RuleSet without(Set<String> ids) {
    return of(ordered.stream().filter(rule -> !ids.contains(rule.id())).toList());
  }

  /// All rules as they are written, in order.
  public ArrayNode toJson() {
    var list = Json.array();
    ordered.forEach(rule -> list.add(rule.toJson()));
    return list;
  }
}

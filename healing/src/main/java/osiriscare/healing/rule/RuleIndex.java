package osiriscare.healing.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A tree that leads a drift to the few rules that can fit it: each branch is a field that must
/// have one of some texts, first the check type, then whatever tells the remaining rules apart.
/// Rules that no text tells apart are told apart by their numbers. Finding allocates nothing.
final class RuleIndex {
  /// So few rules are looked at one by one sooner than a further field is read.
  private static final int LEAF = 4;

  private static final String FIRST = "check_type";

  private final Ranked[] ranked;
  private final Branch[] branches;
  private final BoundsIndex[] numbers;

  private record Branch(FieldPath field, Map<String, RuleIndex> byText) {}

  private RuleIndex(List<Ranked> ranked, List<Branch> branches, List<BoundsIndex> numbers) {
    this.ranked = ranked.toArray(Ranked[]::new);
    this.branches = branches.toArray(Branch[]::new);
    this.numbers = numbers.toArray(BoundsIndex[]::new);
  }

  /// Indexes rules that are in the order in which they are tried.
  static RuleIndex of(List<Rule> ordered) {
    var ranked = new ArrayList<Ranked>();
    for (var rule : ordered) {
      ranked.add(new Ranked(ranked.size(), rule, Optional.of(rule)));
    }
    return of(ranked, Set.of());
  }

  private static RuleIndex of(List<Ranked> rules, Set<String> fieldsDone) {
    if (rules.size() <= LEAF) {
      return new RuleIndex(rules, List.of(), List.of());
    }
    var texts = texts(rules, fieldsDone);
    var loose = new ArrayList<Ranked>();
    var keyed = new LinkedHashMap<String, List<Ranked>>();
    for (var rule : rules) {
      best(rule.rule(), texts)
          .ifPresentOrElse(
              field -> keyed.computeIfAbsent(field, _ -> new ArrayList<>()).add(rule),
              () -> loose.add(rule));
    }
    var branches = new ArrayList<Branch>();
    keyed.forEach((field, members) -> branches.add(branch(field, members, fieldsDone)));
    return new RuleIndex(loose, branches, numbers(loose));
  }

  // Takes rules with bounds on the same number out of these, as long as they are many.
  private static List<BoundsIndex> numbers(List<Ranked> loose) {
    var found = new ArrayList<BoundsIndex>();
    for (var field = commonNumber(loose); field.isPresent(); field = commonNumber(loose)) {
      var name = field.get();
      var bounded = loose.stream().filter(one -> Bounds.of(one.rule(), name).isPresent()).toList();
      loose.removeAll(bounded);
      found.add(BoundsIndex.of(name, bounded));
    }
    return found;
  }

  // The detail that most rules want within bounds; empty when those are few.
  private static Optional<String> commonNumber(List<Ranked> rules) {
    var counts = new TreeMap<String, Integer>();
    for (var one : rules) {
      one.rule().conditions().stream()
          .filter(condition -> FieldPath.of(condition.field()).isDetail())
          .filter(condition -> Bounds.of(condition).isPresent())
          .map(Condition::field)
          .distinct()
          .forEach(field -> counts.merge(field, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > LEAF)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  // By field, the texts that conditions on it want.
  private static Map<String, Set<String>> texts(List<Ranked> rules, Set<String> fieldsDone) {
    var texts = new HashMap<String, Set<String>>();
    for (var rule : rules) {
      for (var condition : rule.rule().conditions()) {
        if (!fieldsDone.contains(condition.field()) && !condition.keys().isEmpty()) {
          texts
              .computeIfAbsent(condition.field(), _ -> new LinkedHashSet<>())
              .addAll(condition.keys());
        }
      }
    }
    return texts;
  }

  // The field of the rule that leaves fewest others beside it.
  private static Optional<String> best(Rule rule, Map<String, Set<String>> texts) {
    Optional<String> best = Optional.empty();
    for (var condition : rule.conditions()) {
      var field = condition.field();
      if (texts.containsKey(field) && !condition.keys().isEmpty()) {
        if (field.equals(FIRST)) {
          return Optional.of(FIRST);
        }
        if (best.isEmpty() || count(texts, field) > count(texts, best.get())) {
          best = Optional.of(field);
        }
      }
    }
    return best;
  }

  private static int count(Map<String, Set<String>> texts, String field) {
    return texts.getOrDefault(field, Set.of()).size();
  }

  private static Branch branch(String field, List<Ranked> members, Set<String> fieldsDone) {
    var byText = new HashMap<String, List<Ranked>>();
    for (var member : members) {
      keys(member.rule(), field)
          .forEach(text -> byText.computeIfAbsent(text, _ -> new ArrayList<>()).add(member));
    }
    var done = new LinkedHashSet<>(fieldsDone);
    done.add(field);
    var nodes = new HashMap<String, RuleIndex>();
    byText.forEach((text, rules) -> nodes.put(text, of(rules, done)));
    return new Branch(FieldPath.of(field), nodes);
  }

  // Of two conditions on one field the first leads to the rule; the other is looked at there.
  private static Set<String> keys(Rule rule, String field) {
    return rule.conditions().stream()
        .filter(condition -> condition.field().equals(field))
        .map(Condition::keys)
        .filter(keys -> !keys.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /// The first rule in the order of the set that fits.
  Optional<Rule> firstMatch(Drift drift) {
    var best = first(drift, null);
    return best == null ? Optional.empty() : best.found();
  }

  private @Nullable Ranked first(Drift drift, @Nullable Ranked before) {
    var best = before;
    for (var candidate : ranked) {
      if (best != null && candidate.rank() > best.rank()) {
        break;
      }
      if (candidate.rule().matches(drift)) {
        best = candidate;
        break;
      }
    }
    for (var branch : branches) {
      var text = branch.field().text(drift);
      var node = text == null ? null : branch.byText().get(text);
      if (node != null) {
        best = node.first(drift, best);
      }
    }
    for (var bounded : numbers) {
      best = bounded.first(drift, best);
    }
    return best;
  }
}

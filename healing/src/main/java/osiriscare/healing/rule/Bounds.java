package osiriscare.healing.rule;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The whole numbers that a field must lie between, both ends included; none when `low` is greater.
record Bounds(long low, long high) {
  private static final Bounds ALL = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);
  private static final Bounds NONE = new Bounds(Long.MAX_VALUE, Long.MIN_VALUE);

  /// Outside of these the rule cannot fit; empty when it asks for no number there.
  static Optional<Bounds> of(Rule rule, String field) {
    Optional<Bounds> found = Optional.empty();
    for (var condition : rule.conditions()) {
      if (condition.field().equals(field)) {
        var bounds = of(condition);
        if (bounds.isPresent()) {
          found = Optional.of(found.orElse(ALL).and(bounds.get()));
        }
      }
    }
    return found;
  }

  /// Outside of these the condition cannot hold; empty when it may hold with something else than a
  /// number.
  static Optional<Bounds> of(Condition condition) {
    return switch (condition.operator()) {
      case GT -> Optional.of(above(number(condition)));
      case GE -> Optional.of(new Bounds(number(condition), Long.MAX_VALUE));
      case LT -> Optional.of(below(number(condition)));
      case LE -> Optional.of(new Bounds(Long.MIN_VALUE, number(condition)));
      case EQUALS ->
          Comparison.isNumber(condition.value())
              ? Optional.of(new Bounds(number(condition), number(condition)))
              : Optional.empty();
      case NOT_EQUALS, CONTAINS, REGEX, IN, NOT_IN, EXISTS -> Optional.empty();
    };
  }

  private static Bounds above(long number) {
    return number == Long.MAX_VALUE ? NONE : new Bounds(number + 1, Long.MAX_VALUE);
  }

  private static Bounds below(long number) {
    return number == Long.MIN_VALUE ? NONE : new Bounds(Long.MIN_VALUE, number - 1);
  }

  private static long number(Condition condition) {
    JsonNode value = condition.value();
    return Comparison.number(value);
  }

  private Bounds and(Bounds other) {
    return new Bounds(Math.max(low, other.low), Math.min(high, other.high));
  }
}

package osiriscare.healing.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// One comparison, compiled when the rule is read: the path is split, the pattern is RE2's, whose
/// time is linear in the text.
public final class Condition {
  static final int FIELD_MAX = 200;
  static final int TEXT_MAX = 1_000;
  static final int VALUES_MAX = 200;

  private final FieldPath field;
  private final Operator operator;
  private final JsonNode value;
  private final @Nullable Pattern pattern;

  private Condition(FieldPath field, Operator operator, JsonNode value) {
    this.field = field;
    this.operator = operator;
    this.value = value;
    this.pattern = operator == Operator.REGEX ? Pattern.compile(value.stringValue()) : null;
  }

  /// Reads `{field, operator, value}`.
  ///
  /// @throws InvalidRequest naming what is wrong
  public static Condition from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!List.of("field", "operator", "value").contains(name)) {
        throw fields.wrong(name, "is not part of a condition");
      }
    }
    fields.text("field", FIELD_MAX);
    var field = fields.parsed("field", FieldPath::of);
    var word = fields.text("operator", 20);
    var operator =
        Operator.of(word).orElseThrow(() -> fields.wrong("operator", "is not known: " + word));
    var value = fields.tree().get("value");
    if (value == null) {
      throw fields.wrong("value", "is required");
    }
    try {
      return new Condition(field, operator, checked(fields, operator, value));
    } catch (PatternSyntaxException e) {
      throw fields.wrong("value", "is not a pattern: " + e.getDescription());
    }
  }

  private static JsonNode checked(Fields fields, Operator operator, JsonNode value) {
    boolean fits =
        switch (operator) {
          case EQUALS, CONTAINS -> isScalar(value);
          case NOT_EQUALS -> isScalar(value) || value.isNull();
          case REGEX -> value.isString() && value.stringValue().length() <= TEXT_MAX;
          case GT, LT, GE, LE -> value.isIntegralNumber() && value.canConvertToLong();
          case IN, NOT_IN -> isListOfScalars(value);
          case EXISTS -> value.isBoolean();
        };
    if (!fits) {
      throw fields.wrong(
          "value",
          switch (operator) {
            case EQUALS, NOT_EQUALS, CONTAINS ->
                "must be a text, whole number or truth value"
                    + (value.isNull() ? "; for a field that is not there: exists false" : "");
            case REGEX -> "must be a pattern of at most " + TEXT_MAX + " characters";
            case GT, LT, GE, LE -> "must be a whole number";
            case IN, NOT_IN -> "must be a list of 1 to " + VALUES_MAX + " values";
            case EXISTS -> "must be true or false";
          });
    }
    return value;
  }

  private static boolean isScalar(JsonNode value) {
    return value.isString()
        ? value.stringValue().length() <= TEXT_MAX
        : value.isBoolean() || (value.isIntegralNumber() && value.canConvertToLong());
  }

  private static boolean isListOfScalars(JsonNode value) {
    return value instanceof ArrayNode list
        && !list.isEmpty()
        && list.size() <= VALUES_MAX
        && list.valueStream().allMatch(Condition::isScalar);
  }

  /// The path of the field.
  public String field() {
    return field.name();
  }

  public Operator operator() {
    return operator;
  }

  /// What it compares with.
  public JsonNode value() {
    return value;
  }

  /// The only texts with which it can hold; empty when other values fit too. A text that looks like
  /// a number equals numbers, so it is none of these.
  Set<String> keys() {
    return switch (operator) {
      case EQUALS -> isKey(value) ? Set.of(value.stringValue()) : Set.of();
      case IN ->
          value.valueStream().allMatch(Condition::isKey)
              ? value.valueStream().map(JsonNode::stringValue).collect(Collectors.toSet())
              : Set.of();
      default -> Set.of();
    };
  }

  private static boolean isKey(JsonNode wanted) {
    return wanted.isString() && !Comparison.isNumber(wanted);
  }

  /// Whether the drift fulfils it.
  public boolean holds(Drift drift) {
    if (field.isDetail()) {
      return holds(field.detail(drift));
    }
    var text = field.topLevel(drift);
    return text == null ? holds(BooleanNode.TRUE) : holds(text);
  }

  // Apart from that of nodes, so that the commonest conditions allocate nothing.
  private boolean holds(String found) {
    return switch (operator) {
      case EQUALS -> value.isString() && value.stringValue().equals(found);
      case NOT_EQUALS -> !(value.isString() && value.stringValue().equals(found));
      case IN -> isIn(found);
      case NOT_IN -> !isIn(found);
      case EXISTS -> value.booleanValue();
      case CONTAINS, REGEX, GT, LT, GE, LE -> holds(StringNode.valueOf(found));
    };
  }

  private boolean isIn(String found) {
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i).isString() && value.get(i).stringValue().equals(found)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(@Nullable JsonNode found) {
    boolean isThere = found != null && !found.isNull();
    if (operator == Operator.EXISTS) {
      return isThere == value.booleanValue();
    }
    // `not_equals null` says "there" in older rules, `equals null` never holds.
    if (!isThere || found == null) {
      return false;
    }
    return switch (operator) {
      case EQUALS -> Comparison.areEqual(found, value);
      case NOT_EQUALS -> !Comparison.areEqual(found, value);
      case CONTAINS -> Comparison.contains(found, value);
      case REGEX -> pattern != null && Comparison.isFound(pattern, found);
      case GT -> Comparison.order(found, value, order -> order > 0);
      case LT -> Comparison.order(found, value, order -> order < 0);
      case GE -> Comparison.order(found, value, order -> order >= 0);
      case LE -> Comparison.order(found, value, order -> order <= 0);
      case IN -> Comparison.isOneOf(found, value);
      case NOT_IN -> !Comparison.isOneOf(found, value);
      case EXISTS -> throw new IllegalStateException("answered above");
    };
  }

  /// As it is written in a rule.
  public ObjectNode toJson() {
    return Json.object()
        .put("field", field.name())
        .put("operator", operator.word())
        .set("value", value);
  }

  @Override
  public String toString() {
    return field.name() + " " + operator.word() + " " + Json.text(value);
  }
}

package osiriscare.healing.rule;

import com.google.re2j.Pattern;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/// The comparisons of rules, on values of a state. Values of kinds that cannot be compared are
/// unlike, never an error: a rule must not fail on a state.
final class Comparison {
  private static final int DIGITS_MAX = 18;

  private Comparison() {}

  static boolean areEqual(JsonNode found, JsonNode wanted) {
    if (wanted.isBoolean() || found.isBoolean()) {
      return wanted.isBoolean()
          && found.isBoolean()
          && wanted.booleanValue() == found.booleanValue();
    }
    if (wanted.isIntegralNumber() || found.isIntegralNumber()) {
      return isNumber(found) && isNumber(wanted) && number(found) == number(wanted);
    }
    return wanted.isString()
        && found.isString()
        && wanted.stringValue().equals(found.stringValue());
  }

  static boolean contains(JsonNode found, JsonNode wanted) {
    if (found.isArray()) {
      for (int i = 0; i < found.size(); i++) {
        if (areEqual(found.get(i), wanted)) {
          return true;
        }
      }
      return false;
    }
    return found.isString()
        && wanted.isString()
        && found.stringValue().contains(wanted.stringValue());
  }

  static boolean isFound(Pattern pattern, JsonNode found) {
    return found.isValueNode() && pattern.matcher(found.asString()).find();
  }

  static boolean order(JsonNode found, JsonNode wanted, IntPredicate fits) {
    return isNumber(found) && fits.test(Long.compare(number(found), number(wanted)));
  }

  static boolean isOneOf(JsonNode found, JsonNode wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (areEqual(found, wanted.get(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean isNumber(JsonNode node) {
    return node.isIntegralNumber()
        ? node.canConvertToLong()
        : node.isString() && isNumber(node.stringValue());
  }

  private static boolean isNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start || text.length() - start > DIGITS_MAX) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  static long number(JsonNode node) {
    return node.isIntegralNumber() ? node.longValue() : Long.parseLong(node.stringValue());
  }
}

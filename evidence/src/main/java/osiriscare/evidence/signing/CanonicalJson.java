package osiriscare.evidence.signing;

import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// RFC 8785 canonical JSON, restricted to what every reader understands alike: no fractions, no
/// whole numbers beyond ±(2^53 − 1).
public final class CanonicalJson {
  /// Largest magnitude of a whole number that every JSON reader keeps exactly.
  public static final long INTEGER_MAX = (1L << 53) - 1;

  private CanonicalJson() {}

  /// The canonical text.
  ///
  /// @throws InvalidRequest naming the field that holds a number which is not allowed
  public static String of(ObjectNode object) {
    checkNumbers(object, "");
    try {
      return new JsonCanonicalizer(Json.text(object)).getEncodedString();
    } catch (IOException e) {
      throw new IllegalStateException("a tree that was just written cannot be read", e);
    }
  }

  private static void checkNumbers(JsonNode node, String path) {
    if (node.isNumber()) {
      if (!node.isIntegralNumber()
          || !node.canConvertToLong()
          || Math.abs(node.longValue()) > INTEGER_MAX
          || node.longValue() == Long.MIN_VALUE) {
        throw new InvalidRequest(
            path, "must be a whole number of at most 53 bits; write other numbers as text");
      }
    }
    if (node.isObject()) {
      node.properties().forEach(p -> checkNumbers(p.getValue(), join(path, p.getKey())));
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        checkNumbers(node.get(i), path + "[" + i + "]");
      }
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}

package osiriscare.healing.decision;

import java.util.Map;
import java.util.TreeMap;
import osiriscare.healing.rule.Drift;
import osiriscare.protocol.json.InvalidRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Parameters of a rule, filled in from the drift: `${host}`, `${details.NAME}`, and
/// `${details.NAME.first}` for the first entry of a list. A whole value or nothing, so that what
/// the host reports stays one argument, which its type checks.
final class Templates {
  private static final String PREFIX = "${details.";
  private static final String DETAIL = "\\$\\{details(\\.[A-Za-z0-9_-]+)+}";

  private Templates() {}

  /// @throws InvalidRequest naming the parameter whose value the drift does not have
  static Map<String, String> fill(ObjectNode parameters, Drift drift) {
    var filled = new TreeMap<String, String>();
    for (var entry : parameters.properties()) {
      filled.put(entry.getKey(), value(entry.getKey(), entry.getValue(), drift));
    }
    return filled;
  }

  private static String value(String name, JsonNode written, Drift drift) {
    if (!written.isValueNode() || written.isNull()) {
      throw new InvalidRequest(name, "must be a text, whole number or truth value");
    }
    var text = written.asString();
    if (!text.startsWith("${")) {
      return text;
    }
    if (text.equals("${host}")) {
      return drift.host();
    }
    if (!text.matches(DETAIL)) {
      throw new InvalidRequest(name, "must be ${host} or ${details.NAME}: " + text);
    }
    JsonNode node = drift.details();
    for (var part : text.substring(PREFIX.length(), text.length() - 1).split("\\.", -1)) {
      node = part.equals("first") && node.isArray() ? node.path(0) : node.path(part);
    }
    if (!node.isValueNode() || node.isNull()) {
      throw new InvalidRequest(name, "is not in the drift: " + text);
    }
    return node.asString();
  }
}

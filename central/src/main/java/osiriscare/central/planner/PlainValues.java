package osiriscare.central.planner;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Our trees as plain maps and lists: the SDKs of models are made on another version of Jackson.
final class PlainValues {
  private PlainValues() {}

  static Map<String, Object> of(ObjectNode tree) {
    var values = new LinkedHashMap<String, Object>();
    tree.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
    return values;
  }

  private static Object value(JsonNode node) {
    if (node.isObject()) {
      return of((ObjectNode) node);
    }
    if (node.isArray()) {
      return node.valueStream().map(PlainValues::value).toList();
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.asString();
  }
}

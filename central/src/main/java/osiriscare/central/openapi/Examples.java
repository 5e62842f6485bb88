package osiriscare.central.openapi;

import java.util.Map;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.openapi.FieldExamples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes an example of a body from its schema: what a field says of itself, else what fields of
/// this name hold everywhere.
final class Examples {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, ObjectNode> components;

  /// @param components what schemas refer to
  Examples(Map<String, ObjectNode> components) {
    this.components = components;
  }

  /// An example of an answer, with all of its fields.
  JsonNode answer(ObjectNode schema) {
    return of("", schema, false);
  }

  /// An example of a request, with what it must have and what says of itself what it looks like.
  JsonNode request(ObjectNode schema) {
    return of("", schema, true);
  }

  private JsonNode of(String name, JsonNode schema, boolean isRequest) {
    if (schema.has("$ref")) {
      var component = schema.path("$ref").asString().replaceFirst(".*/", "");
      return of(name, components.getOrDefault(component, Json.object()), isRequest);
    }
    if (schema.has("anyOf")) {
      return of(name, schema.path("anyOf").get(0), isRequest);
    }
    if (schema.has("examples")) {
      return schema.path("examples").get(0);
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(0);
    }
    var type = schema.path("type");
    return switch (type.isArray() ? type.get(0).asString() : type.asString()) {
      case "object" -> object(schema, isRequest);
      case "array" -> Json.array().add(of(name, schema.path("items"), isRequest));
      case "boolean" -> NODES.booleanNode(true);
      case "integer", "number" -> NODES.numberNode(1);
      default -> text(name, schema.path("format").asString(""));
    };
  }

  private JsonNode object(JsonNode schema, boolean isRequest) {
    var example = Json.object();
    for (var property : schema.path("properties").properties()) {
      var name = property.getKey();
      boolean isRequired =
          schema.path("required").valueStream().anyMatch(each -> each.asString().equals(name));
      if (!isRequest || isRequired || property.getValue().has("examples")) {
        example.set(name, of(name, property.getValue(), isRequest));
      }
    }
    return example;
  }

  private static JsonNode text(String name, String format) {
    return switch (format) {
      case "date-time" -> NODES.stringNode("2026-11-21T10:00:00Z");
      case "password" -> NODES.stringNode("seven purple tractors hum");
      default -> NODES.stringNode(FieldExamples.of(name));
    };
  }
}

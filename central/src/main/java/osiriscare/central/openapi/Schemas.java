package osiriscare.central.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import osiriscare.central.route.AnswerJson;
import osiriscare.central.route.Described;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes JSON schemas of records: a component that is not `Optional` is always there, an
/// `Optional` one may be null in an answer and missing in a request.
final class Schemas {
  /// Which way a record travels.
  enum Direction {
    REQUEST,
    ANSWER
  }

  private final Map<String, ObjectNode> components = new TreeMap<>();
  private final Map<String, Class<?>> owners = new TreeMap<>();

  /// Everything that was referred to, by name.
  Map<String, ObjectNode> components() {
    return components;
  }

  /// Adds a schema that no record describes.
  void add(String name, ObjectNode schema) {
    components.put(name, schema);
  }

  /// A reference to a component.
  static ObjectNode reference(String name) {
    return Json.object().put("$ref", "#/components/schemas/" + name);
  }

  /// The schema of one page of records.
  ObjectNode page(Class<?> item) {
    var name = name(item) + "Page";
    var page = Json.object().put("type", "object");
    page.set("required", Json.array(List.of("items", "next_cursor")));
    var properties = page.putObject("properties");
    properties.putObject("items").put("type", "array").set("items", record(item, Direction.ANSWER));
    var cursor =
        Json.object()
            .put("type", "string")
            .put("description", "Where the next page begins; null at the end");
    properties.set("next_cursor", nullable(cursor));
    components.put(name, page);
    return reference(name);
  }

  /// The schema of a record, by reference.
  ///
  /// @throws IllegalStateException when two records would share a name
  ObjectNode record(Class<?> type, Direction direction) {
    var name = name(type);
    var owner = owners.putIfAbsent(name, type);
    if (owner == null) {
      components.put(name, object(type, direction));
    } else if (!owner.equals(type)) {
      throw new IllegalStateException(name + " names both " + owner + " and " + type);
    }
    return reference(name);
  }

  private ObjectNode object(Class<?> type, Direction direction) {
    var schema = Json.object().put("type", "object");
    var required = schema.putArray("required");
    var properties = schema.putObject("properties");
    for (var component : type.getRecordComponents()) {
      var name = AnswerJson.name(component.getName());
      if (direction == Direction.ANSWER || !isOptional(component)) {
        required.add(name);
      }
      properties.set(name, property(component, direction));
    }
    return schema;
  }

  private ObjectNode property(RecordComponent component, Direction direction) {
    var described = component.getAnnotation(Described.class);
    var isOptional = isOptional(component);
    var schema =
        type(
            isOptional ? argument(component.getGenericType()) : component.getGenericType(),
            direction);
    if (described != null) {
      describe(schema, described);
    }
    return isOptional ? nullable(schema) : schema;
  }

  private static void describe(ObjectNode schema, Described described) {
    if (!described.value().isEmpty()) {
      schema.put("description", described.value());
    }
    if (!described.example().isEmpty()) {
      var examples = schema.putArray("examples");
      // Of a list, the example is one of its elements.
      var owner = schema.path("type").asString().equals("array") ? examples.addArray() : examples;
      owner.add(described.example());
    }
    if (described.oneOf().length > 0) {
      schema.set("enum", Json.array(Arrays.asList(described.oneOf())));
    }
  }

  private ObjectNode type(Type type, Direction direction) {
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class -> {
        var schema = Json.object().put("type", "array");
        schema.set("items", type(argument(list), direction));
        yield schema;
      }
      case Class<?> plain when plain.isRecord() -> record(plain, direction);
      case Class<?> plain when plain.isEnum() -> {
        var schema = Json.object().put("type", "string");
        schema.set("enum", words(plain));
        yield schema;
      }
      case Class<?> plain -> plain(plain);
      default -> throw new IllegalStateException("no schema for " + type);
    };
  }

  private static ObjectNode plain(Class<?> type) {
    var schema = Json.object();
    if (type == String.class) {
      return schema.put("type", "string");
    }
    if (type == Secret.class) {
      return schema.put("type", "string").put("format", "password").put("writeOnly", true);
    }
    if (type == Instant.class) {
      return schema.put("type", "string").put("format", "date-time");
    }
    if (type == boolean.class || type == Boolean.class) {
      return schema.put("type", "boolean");
    }
    if (type == int.class || type == Integer.class) {
      return schema.put("type", "integer").put("format", "int32");
    }
    if (type == long.class || type == Long.class) {
      return schema.put("type", "integer").put("format", "int64");
    }
    if (type == JsonNode.class) {
      return schema.put("type", "object").put("additionalProperties", true);
    }
    throw new IllegalStateException("no schema for " + type);
  }

  private static ObjectNode nullable(ObjectNode schema) {
    if (schema.has("$ref")) {
      var choice = Json.object();
      choice.putArray("anyOf").add(schema).add(Json.object().put("type", "null"));
      return choice;
    }
    schema.set("type", Json.array(List.of(schema.path("type").asString(), "null")));
    if (schema.get("enum") instanceof ArrayNode words) {
      words.addNull();
    }
    return schema;
  }

  private static JsonNode words(Class<?> type) {
    return Json.array(
        Arrays.stream(type.getEnumConstants())
            .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
            .toList());
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getType() == Optional.class;
  }

  private static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().replaceFirst("View$", "");
  }
}

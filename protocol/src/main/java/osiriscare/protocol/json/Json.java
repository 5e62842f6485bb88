package osiriscare.protocol.json;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The one way JSON text becomes a tree and back. Duplicate keys, text after the document and
/// nesting deeper than {@value #DEPTH_MAX} are refused, because two readers might understand such a
/// document differently.
public final class Json {
  /// How deep objects and lists may nest.
  public static final int DEPTH_MAX = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(64)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /// Reads one JSON object.
  ///
  /// @param name what the document is called in errors, such as `body`
  /// @throws InvalidRequest when the text is not exactly one JSON object
  public static Fields object(String text, String name) {
    return switch (parse(text, name)) {
      case ObjectNode object -> new Fields(object);
      default -> throw new InvalidRequest(name, "must be a JSON object");
    };
  }

  /// Reads one JSON object from UTF-8 bytes.
  ///
  /// @throws InvalidRequest when the bytes are not exactly one JSON object
  public static Fields object(byte[] utf8, String name) {
    return object(new String(utf8, StandardCharsets.UTF_8), name);
  }

  /// Reads any JSON value.
  ///
  /// @throws InvalidRequest when the text is not exactly one JSON value; the message never quotes
  ///   the text
  public static JsonNode parse(String text, String name) {
    try {
      var node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw new InvalidRequest(name, "is empty");
      }
      return node;
    } catch (JacksonException e) {
      var location = e.getLocation();
      throw new InvalidRequest(
          name,
          location == null
              ? "is not valid JSON"
              : "is not valid JSON at line "
                  + location.getLineNr()
                  + ", column "
                  + location.getColumnNr());
    }
  }

  /// A new, empty object.
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A new, empty list.
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /// A list of texts.
  public static ArrayNode array(Iterable<?> values) {
    var array = array();
    values.forEach(value -> array.add(value.toString()));
    return array;
  }

  /// Writes a tree without white space.
  public static String text(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /// Writes a tree as UTF-8 without white space.
  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }
}

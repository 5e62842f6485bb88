package osiriscare.protocol.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
/// document differently; so are broken characters and NUL, which no database keeps and which UTF-8
/// turns into others, so that two texts would have one signature.
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
    return object(decoded(utf8, name), name);
  }

  /// Reads any JSON value from UTF-8 bytes.
  ///
  /// @throws InvalidRequest when the bytes are not exactly one JSON value
  public static JsonNode parse(byte[] utf8, String name) {
    return parse(decoded(utf8, name), name);
  }

  private static String decoded(byte[] utf8, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException _) {
      throw new InvalidRequest(name, "is not UTF-8");
    }
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
      checkCharacters(node, name);
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

  private static void checkCharacters(JsonNode node, String name) {
    if (node.isString() && hasBrokenCharacter(node.stringValue())) {
      throw new InvalidRequest(name, "holds a NUL or half of a character");
    }
    if (node.isObject()) {
      node.propertyNames().stream()
          .filter(Json::hasBrokenCharacter)
          .findAny()
          .ifPresent(_ -> {
            throw new InvalidRequest(name, "holds a NUL or half of a character");
          });
    }
    node.forEach(child -> checkCharacters(child, name));
  }

  /// Whether the text holds a NUL or an unpaired surrogate.
  public static boolean hasBrokenCharacter(String text) {
    return text.codePoints()
        .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
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

package osiriscare.central.route;

import java.util.Locale;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Writes answers: names in snake_case, enum constants in lower case, an empty `Optional` as null.
public final class AnswerJson {
  private static final SnakeCase NAMES = new SnakeCase();

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(NAMES)
          .addModule(new SimpleModule().addSerializer(new LowerCaseWords()))
          .build();

  private static final ObjectReader READER =
      MAPPER.reader(
          DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
          DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
          DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private AnswerJson() {}

  /// The answer as UTF-8.
  public static byte[] bytes(Object answer) {
    return MAPPER.writeValueAsBytes(answer);
  }

  /// The answer as a tree.
  public static JsonNode tree(Object answer) {
    return MAPPER.valueToTree(answer);
  }

  /// Reads what [#bytes] wrote.
  ///
  /// @param name what the document is called in errors
  /// @throws InvalidRequest when it is something else
  public static <T> T read(byte[] utf8, String name, Class<T> type) {
    var tree = Json.object(utf8, name).tree();
    try {
      return READER.forType(type).readValue(tree);
    } catch (JacksonException _) {
      throw new InvalidRequest(name, "is not " + type.getSimpleName());
    }
  }

  /// The name that a record's component has in JSON.
  public static String name(String component) {
    return NAMES.translate(component);
  }

  private static final class SnakeCase extends PropertyNamingStrategies.NamingBase {
    private static final long serialVersionUID = 1L;

    @Override
    public String translate(String component) {
      return component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
  }

  private static final class LowerCaseWords extends StdSerializer<Enum<?>> {
    LowerCaseWords() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator json, SerializationContext context) {
      json.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }
}

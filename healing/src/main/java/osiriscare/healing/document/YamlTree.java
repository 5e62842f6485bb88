package osiriscare.healing.document;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads YAML that says no more than JSON can: no tags, no duplicate keys, few aliases.
public final class YamlTree {
  private static final int ALIASES_MAX = 10;
  private static final int DEPTH_MAX = 10;
  private static final int CHARACTERS_MAX = 4 * 1024 * 1024;

  private YamlTree() {}

  /// Reads one mapping.
  ///
  /// @param name of the file, for errors
  /// @throws InvalidRequest when the text is not one YAML mapping of that kind
  public static Fields read(String text, String name) {
    var settings =
        LoadSettings.builder()
            .setLabel(name)
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(ALIASES_MAX)
            .setCodePointLimit(CHARACTERS_MAX)
            .build();
    try {
      if (node(new Load(settings).loadFromString(text), name, 0) instanceof ObjectNode object) {
        return Fields.of(object);
      }
      throw new InvalidRequest(name, "must be a mapping");
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(mark -> " at line " + (mark.getLine() + 1)).orElse("");
      throw new InvalidRequest(name, "is not valid YAML" + line + ": " + e.getProblem());
    } catch (YamlEngineException _) {
      throw new InvalidRequest(name, "is not valid YAML");
    }
  }

  private static JsonNode node(Object value, String path, int depth) {
    if (depth > DEPTH_MAX) {
      throw new InvalidRequest(path, "is nested too deep");
    }
    var nodes = JsonNodeFactory.instance;
    return switch (value) {
      case null -> nodes.nullNode();
      case String text -> nodes.stringNode(text);
      case Boolean truth -> nodes.booleanNode(truth);
      case Integer number -> nodes.numberNode(number);
      case Long number -> nodes.numberNode(number);
      case BigInteger number -> nodes.numberNode(number);
      case List<?> list -> {
        var array = Json.array();
        list.forEach(entry -> array.add(node(entry, path, depth + 1)));
        yield array;
      }
      case Map<?, ?> map -> object(map, path, depth);
      default ->
          throw new InvalidRequest(
              path, "holds a value that is neither text, whole number, truth value nor list");
    };
  }

  private static ObjectNode object(Map<?, ?> map, String path, int depth) {
    var object = Json.object();
    for (var entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new InvalidRequest(path, "has a key that is not text");
      }
      object.set(key, node(entry.getValue(), path + "." + key, depth + 1));
    }
    return object;
  }
}

package osiriscare.evidence.phi;

import com.google.re2j.Pattern;
import java.util.Locale;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Scrubs a JSON tree. The names of a value's field and of the object around it are its label:
/// `{"patient": {"id": 4711001}}` says what "patient id: 4711001" says.
final class TreeScrubber {
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  private final PhiScrubber scrubber;

  TreeScrubber(PhiScrubber scrubber) {
    this.scrubber = scrubber;
  }

  ObjectNode scrub(ObjectNode tree) {
    return scrub(tree, "");
  }

  private ObjectNode scrub(ObjectNode object, String label) {
    var result = Json.object();
    object
        .properties()
        .forEach(field -> {
          var name = unused(scrubber.scrub(field.getKey()), result);
          result.set(name, scrub(field.getValue(), label, words(field.getKey())));
        });
    return result;
  }

  private JsonNode scrub(JsonNode value, String outerLabel, String label) {
    return switch (value) {
      case ObjectNode object -> scrub(object, label);
      case ArrayNode list -> {
        var result = Json.array();
        list.forEach(entry -> result.add(scrub(entry, outerLabel, label)));
        yield result;
      }
      default ->
          value.isString() || value.isNumber() ? leaf(value, outerLabel + " " + label) : value;
    };
  }

  private JsonNode leaf(JsonNode value, String label) {
    var text = value.asString();
    var labelled = label.strip() + ": " + text;
    var scrubbed = scrubber.scrub(labelled, labelled.length() - text.length());
    return scrubbed.equals(text) ? value : JsonNodeFactory.instance.stringNode(scrubbed);
  }

  /// Two names may become the same text; neither value may be lost.
  private static String unused(String name, ObjectNode object) {
    var unused = name;
    for (int i = 2; object.has(unused); i++) {
      unused = name + " (" + i + ")";
    }
    return unused;
  }

  /// `patientId` and `patient_id` as words.
  private static String words(String name) {
    return HUMP.matcher(name).replaceAll("$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}

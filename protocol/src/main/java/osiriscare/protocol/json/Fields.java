package osiriscare.protocol.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the fields of one JSON object, refusing the missing and the ill-typed with an error that
/// names the field. A field that is `null` counts as missing. Unknown fields are ignored; [#tree]
/// keeps them.
public final class Fields {
  /// Longest text that is accepted where a caller names no smaller bound, in characters.
  public static final int TEXT_MAX = 10_000;

  private final ObjectNode tree;
  private final String path;

  Fields(ObjectNode tree) {
    this(tree, "");
  }

  private Fields(ObjectNode tree, String path) {
    this.tree = tree;
    this.path = path;
  }

  /// The fields of a tree that is at hand already.
  public static Fields of(ObjectNode tree) {
    return new Fields(tree);
  }

  /// The whole object, unknown fields included.
  public ObjectNode tree() {
    return tree;
  }

  /// Whether the field is there and not null.
  public boolean has(String name) {
    return tree.hasNonNull(name);
  }

  /// Whether the field is there and null.
  public boolean isNull(String name) {
    return tree.has(name) && !tree.hasNonNull(name);
  }

  /// Text of 1 to `lengthMax` characters.
  public String text(String name, int lengthMax) {
    var node = required(name);
    if (!node.isString()) {
      throw wrong(name, "must be text");
    }
    var text = node.stringValue();
    if (text.isEmpty()) {
      throw wrong(name, "must not be empty");
    }
    if (text.length() > lengthMax) {
      throw wrong(name, "must have at most " + lengthMax + " characters, has " + text.length());
    }
    return text;
  }

  /// Text of 1 to [#TEXT_MAX] characters.
  public String text(String name) {
    return text(name, TEXT_MAX);
  }

  /// Text, or empty when the field is missing.
  public Optional<String> optionalText(String name, int lengthMax) {
    return has(name) ? Optional.of(text(name, lengthMax)) : Optional.empty();
  }

  /// A text that `parse` understands; its `IllegalArgumentException` becomes the field's error.
  public <T> T parsed(String name, Function<String, T> parse) {
    var text = text(name);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, String.valueOf(e.getMessage()));
    }
  }

  /// As [#parsed], or empty when the field is missing.
  public <T> Optional<T> optionalParsed(String name, Function<String, T> parse) {
    return has(name) ? Optional.of(parsed(name, parse)) : Optional.empty();
  }

  /// One of an enum's constants in lower case.
  public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    var text = text(name);
    for (var constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw wrong(
        name,
        "must be one of "
            + Stream.of(type.getEnumConstants())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
  }

  /// As [#oneOf], or empty when the field is missing.
  public <E extends Enum<E>> Optional<E> optionalOneOf(String name, Class<E> type) {
    return has(name) ? Optional.of(oneOf(name, type)) : Optional.empty();
  }

  /// A whole number within the bounds, both included.
  public long integer(String name, long min, long max) {
    var node = required(name);
    if (!node.isIntegralNumber()) {
      throw wrong(name, "must be a whole number");
    }
    if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
      throw wrong(name, "must be between " + min + " and " + max);
    }
    return node.longValue();
  }

  /// As [#integer], or empty when the field is missing.
  public Optional<Long> optionalInteger(String name, long min, long max) {
    return has(name) ? Optional.of(integer(name, min, max)) : Optional.empty();
  }

  /// True or false.
  public boolean bool(String name) {
    var node = required(name);
    if (!node.isBoolean()) {
      throw wrong(name, "must be true or false");
    }
    return node.booleanValue();
  }

  /// True or false, or `otherwise` when the field is missing.
  public boolean bool(String name, boolean otherwise) {
    return has(name) ? bool(name) : otherwise;
  }

  /// A time in RFC 3339 form in UTC (`Z`), whose years have four digits: no database keeps the
  /// others.
  public Instant instant(String name) {
    var text = text(name, 40);
    try {
      if (!text.matches("[0-9]{4}-.*Z")) {
        throw wrong(name, "must be a UTC time with a year of four digits and Z at the end");
      }
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw wrong(name, "must be an RFC 3339 time such as 2026-11-21T10:45:00Z");
    }
  }

  /// As [#instant], or empty when the field is missing.
  public Optional<Instant> optionalInstant(String name) {
    return has(name) ? Optional.of(instant(name)) : Optional.empty();
  }

  /// An object, its errors named with the path to it.
  public Fields object(String name) {
    return switch (required(name)) {
      case ObjectNode object -> new Fields(object, path + name + ".");
      default -> throw wrong(name, "must be an object");
    };
  }

  /// An object, or an empty one when the field is missing.
  public ObjectNode objectOrEmpty(String name) {
    return has(name) ? object(name).tree() : Json.object();
  }

  /// A list of at most `sizeMax` values, as it stands.
  public ArrayNode array(String name, int sizeMax) {
    if (!(required(name) instanceof ArrayNode array)) {
      throw wrong(name, "must be a list");
    }
    if (array.size() > sizeMax) {
      throw wrong(name, "must have at most " + sizeMax + " entries, has " + array.size());
    }
    return array;
  }

  /// A list of objects, each read by `read`.
  public <T> List<T> objects(String name, int sizeMax, Function<Fields, T> read) {
    var result = new ArrayList<T>();
    var array = array(name, sizeMax);
    for (int i = 0; i < array.size(); i++) {
      var at = name + "[" + i + "]";
      if (!(array.get(i) instanceof ObjectNode object)) {
        throw wrong(at, "must be an object");
      }
      result.add(read.apply(new Fields(object, path + at + ".")));
    }
    return List.copyOf(result);
  }

  /// A list of texts, or an empty one when the field is missing.
  public List<String> texts(String name, int sizeMax, int lengthMax) {
    if (!has(name)) {
      return List.of();
    }
    var result = new ArrayList<String>();
    var array = array(name, sizeMax);
    for (int i = 0; i < array.size(); i++) {
      var node = array.get(i);
      if (!node.isString()
          || node.stringValue().isEmpty()
          || node.stringValue().length() > lengthMax) {
        throw wrong(name + "[" + i + "]", "must be text of 1 to " + lengthMax + " characters");
      }
      result.add(node.stringValue());
    }
    return List.copyOf(result);
  }

  /// The error for this field, with its whole path.
  public InvalidRequest wrong(String name, String message) {
    return new InvalidRequest(path + name, message);
  }

  private JsonNode required(String name) {
    var node = tree.get(name);
    if (node == null || node.isNull()) {
      throw wrong(name, "is required");
    }
    return node;
  }
}

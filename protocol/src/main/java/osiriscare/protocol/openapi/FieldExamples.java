package osiriscare.protocol.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What a text field of a name looks like on the wire: the same at every door.
public final class FieldExamples {
  private static final ObjectNode BY_NAME = read();

  private FieldExamples() {}

  /// An example of a field.
  ///
  /// @throws IllegalStateException when `examples.json` has none of this name
  public static String of(String name) {
    var example = BY_NAME.path(name);
    if (!example.isString()) {
      throw new IllegalStateException("examples.json has no example of " + name);
    }
    return example.stringValue();
  }

  private static ObjectNode read() {
    try (var in = FieldExamples.class.getResourceAsStream("examples.json")) {
      if (in == null) {
        throw new IllegalStateException("there is no examples.json");
      }
      return Json.object(in.readAllBytes(), "examples").tree();
    } catch (IOException e) {
      throw new UncheckedIOException("read examples.json", e);
    }
  }
}

package osiriscare.protocol.id;

import java.util.UUID;

/// Names one watcher; made by Central at its registration, never reused.
public record WatcherId(UUID value) {
  /// A new random id.
  public static WatcherId random() {
    return new WatcherId(UUID.randomUUID());
  }

  /// Reads the canonical form: lower case, with dashes.
  ///
  /// @throws IllegalArgumentException when the text has another form
  public static WatcherId parse(String text) {
    try {
      var value = UUID.fromString(text);
      if (value.toString().equals(text)) {
        return new WatcherId(value);
      }
    } catch (IllegalArgumentException _) {
      // Said below, in our words.
    }
    throw new IllegalArgumentException("must be a lower-case UUID");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

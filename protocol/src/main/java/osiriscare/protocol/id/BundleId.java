package osiriscare.protocol.id;

import java.util.UUID;

/// Names one evidence bundle.
public record BundleId(UUID value) {
  /// @throws IllegalArgumentException when it is not of version 4
  public BundleId {
    if (value.version() != 4) {
      throw new IllegalArgumentException("must be a UUID of version 4");
    }
  }

  /// A new random id.
  public static BundleId random() {
    return new BundleId(UUID.randomUUID());
  }

  /// Reads the canonical form: lower case, with dashes.
  ///
  /// @throws IllegalArgumentException when the text has another form
  public static BundleId parse(String text) {
    try {
      var value = UUID.fromString(text);
      if (value.toString().equals(text)) {
        return new BundleId(value);
      }
    } catch (IllegalArgumentException _) {
      // Said below, in our words.
    }
    throw new IllegalArgumentException("must be a lower-case UUID of version 4");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

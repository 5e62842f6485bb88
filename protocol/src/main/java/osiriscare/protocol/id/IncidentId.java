package osiriscare.protocol.id;

import java.util.UUID;

/// Names one incident; made by the appliance, so that a repeated report is recognised.
public record IncidentId(UUID value) {
  /// @throws IllegalArgumentException when it is not of version 4
  public IncidentId {
    if (value.version() != 4) {
      throw new IllegalArgumentException("must be a UUID of version 4");
    }
  }

  /// A new random id.
  public static IncidentId random() {
    return new IncidentId(UUID.randomUUID());
  }

  /// Reads the canonical form: lower case, with dashes.
  ///
  /// @throws IllegalArgumentException when the text has another form
  public static IncidentId parse(String text) {
    try {
      var value = UUID.fromString(text);
      if (value.toString().equals(text)) {
        return new IncidentId(value);
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

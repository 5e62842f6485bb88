package osiriscare.protocol.id;

import java.util.regex.Pattern;

/// Names an Ed25519 public key: `ed25519-` and the first 16 hex digits of its SHA-256.
public record KeyId(String value) {
  private static final Pattern FORM = Pattern.compile("ed25519-[0-9a-f]{16}");

  /// @throws IllegalArgumentException when the text has another form
  public KeyId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be ed25519- and 16 hex digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

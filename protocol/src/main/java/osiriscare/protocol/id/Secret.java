package osiriscare.protocol.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A value that must never reach a log, an error text or a URL. A class, because serialisers open
/// records.
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /// The value itself; easy to search for.
  public String reveal() {
    return value;
  }

  /// Compares in constant time.
  public boolean matches(String other) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}

package osiriscare.protocol.id;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// An appliance's API key: 32 characters of `[A-Za-z0-9_-]`, 192 random bits, made on the
/// appliance.
public final class ApiKey {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");

  private final String value;

  /// @throws IllegalArgumentException when the text has another form; the message does not quote it
  public ApiKey(String value) {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be 32 letters, digits, dashes and underscores");
    }
    this.value = value;
  }

  /// A new key.
  ///
  /// @param random a cryptographically strong source
  public static ApiKey generate(RandomGenerator random) {
    var text = new StringBuilder(32);
    for (int i = 0; i < 32; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new ApiKey(text.toString());
  }

  /// The key itself.
  public String reveal() {
    return value;
  }

  /// What Central stores instead of the key.
  public String sha256() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}

package osiriscare.protocol.id;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The single-use code that puts one appliance into service: 16 characters of Crockford base32, 80
/// random bits. It is a secret until it is claimed, so it prints as its last four characters only.
public final class ProvisionCode {
  /// Number of characters.
  public static final int LENGTH = 16;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

  private final String value;

  private ProvisionCode(String value) {
    this.value = value;
  }

  /// Reads a code as people type it: either case, with blanks and dashes, `O` for zero, `I` or `L`
  /// for one.
  ///
  /// @throws IllegalArgumentException when it is not 16 characters of the alphabet
  public static ProvisionCode parse(String text) {
    var normal =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (normal.length() != LENGTH) {
      throw new IllegalArgumentException(
          "must have " + LENGTH + " characters, has " + normal.length());
    }
    if (!FORM.matcher(normal).matches()) {
      throw new IllegalArgumentException("must consist of letters and digits, without U");
    }
    return new ProvisionCode(normal);
  }

  /// A new code.
  ///
  /// @param random a cryptographically strong source
  public static ProvisionCode generate(RandomGenerator random) {
    var text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new ProvisionCode(text.toString());
  }

  /// The 16 characters.
  public String reveal() {
    return value;
  }

  /// The form people read and type: four groups of four.
  public String grouped() {
    return value.replaceAll("(.{4})(?=.)", "$1-");
  }

  /// What Central stores instead of the code.
  public String sha256() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "************" + value.substring(LENGTH - 4);
  }
}

package osiriscare.protocol.id;

import java.util.Locale;
import java.util.random.RandomGenerator;

/// Codes that people read and type: Crockford base32, which has neither `U` nor letters that look
/// like digits.
final class CrockfordText {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private CrockfordText() {}

  /// Reads a code of this length as people type it: either case, with blanks and dashes, `O` for
  /// zero, `I` or `L` for one.
  ///
  /// @throws IllegalArgumentException when it is not that many characters of the alphabet
  static String parse(String text, int length) {
    var normal =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (normal.length() != length) {
      throw new IllegalArgumentException(
          "must have " + length + " characters, has " + normal.length());
    }
    if (normal.chars().anyMatch(letter -> ALPHABET.indexOf(letter) < 0)) {
      throw new IllegalArgumentException("must consist of letters and digits, without U");
    }
    return normal;
  }

  /// A new code.
  ///
  /// @param random a cryptographically strong source
  static String generate(int length, RandomGenerator random) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /// The form people read and type: groups of four.
  static String grouped(String code) {
    return code.replaceAll("(.{4})(?=.)", "$1-");
  }
}

package osiriscare.protocol.id;

import java.util.random.RandomGenerator;

/// What a waiting appliance shows on its console, so that a phone can name it: 8 characters of
/// Crockford base32, 40 random bits, for some minutes.
public final class ShortCode {
  /// Number of characters.
  public static final int LENGTH = 8;

  private final String value;

  private ShortCode(String value) {
    this.value = value;
  }

  /// Reads a code as people type it: either case, with blanks and dashes, `O` for zero, `I` or `L`
  /// for one.
  ///
  /// @throws IllegalArgumentException when it is not 8 characters of the alphabet
  public static ShortCode parse(String text) {
    return new ShortCode(CrockfordText.parse(text, LENGTH));
  }

  /// A new code.
  ///
  /// @param random a cryptographically strong source
  public static ShortCode generate(RandomGenerator random) {
    return new ShortCode(CrockfordText.generate(LENGTH, random));
  }

  /// The 8 characters.
  public String reveal() {
    return value;
  }

  /// The form people read and type: two groups of four.
  public String grouped() {
    return CrockfordText.grouped(value);
  }

  /// What the database keeps instead of the code.
  public String sha256() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "[short code]";
  }
}

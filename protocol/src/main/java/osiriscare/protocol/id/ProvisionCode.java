package osiriscare.protocol.id;

import java.util.random.RandomGenerator;

/// The single-use code that puts one appliance into service: 16 characters of Crockford base32, 80
/// random bits. It is a secret until it is claimed, so it prints as its last four characters only.
public final class ProvisionCode {
  /// Number of characters.
  public static final int LENGTH = 16;

  private final String value;

  private ProvisionCode(String value) {
    this.value = value;
  }

  /// Reads a code as people type it: either case, with blanks and dashes, `O` for zero, `I` or `L`
  /// for one.
  ///
  /// @throws IllegalArgumentException when it is not 16 characters of the alphabet
  public static ProvisionCode parse(String text) {
    return new ProvisionCode(CrockfordText.parse(text, LENGTH));
  }

  /// A new code.
  ///
  /// @param random a cryptographically strong source
  public static ProvisionCode generate(RandomGenerator random) {
    return new ProvisionCode(CrockfordText.generate(LENGTH, random));
  }

  /// The 16 characters.
  public String reveal() {
    return value;
  }

  /// The form people read and type: four groups of four.
  public String grouped() {
    return CrockfordText.grouped(value);
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

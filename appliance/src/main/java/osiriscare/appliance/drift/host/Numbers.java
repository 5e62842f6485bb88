package osiriscare.appliance.drift.host;

/// Reads numbers that programs and kernel files print.
public final class Numbers {
  private Numbers() {}

  /// A decimal whole number.
  ///
  /// @throws NotUnderstood when it is none
  public static long whole(String word) {
    return parse(word, 10);
  }

  static int octal(String word) {
    return (int) parse(word, 8);
  }

  static int hex(String word) {
    return (int) parse(word, 16);
  }

  private static long parse(String word, int radix) {
    try {
      return Long.parseLong(word.strip(), radix);
    } catch (NumberFormatException _) {
      throw new NotUnderstood("a number of base " + radix + " was expected");
    }
  }
}

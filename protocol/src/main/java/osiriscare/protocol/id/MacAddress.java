package osiriscare.protocol.id;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// A hardware address in canonical form: six upper-case hex pairs with colons.
public record MacAddress(String value) {
  private static final Pattern CANONICAL = Pattern.compile("(?:[0-9A-F]{2}:){5}[0-9A-F]{2}");
  private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]{12}");

  /// @throws IllegalArgumentException when the text is not canonical; [#parse] accepts other
  ///   spellings
  public MacAddress {
    if (!CANONICAL.matcher(value).matches()) {
      throw new IllegalArgumentException("must be a MAC address such as 84:3A:5B:91:B6:61");
    }
  }

  /// Reads an address with colons, dashes, dots or no separators, in either case.
  ///
  /// @throws IllegalArgumentException when it has not twelve hex digits
  public static MacAddress parse(String text) {
    var digits = text.strip().replaceAll("[:.-]", "");
    if (!DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("must be a MAC address such as 84:3A:5B:91:B6:61");
    }
    return ofBytes(HexFormat.of().parseHex(digits));
  }

  /// The address of six raw bytes.
  public static MacAddress ofBytes(byte[] bytes) {
    return new MacAddress(HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes));
  }

  @Override
  public String toString() {
    return value;
  }
}

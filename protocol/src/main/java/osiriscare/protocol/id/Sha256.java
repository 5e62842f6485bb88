package osiriscare.protocol.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// SHA-256 (FIPS 180-4) in lower-case hex.
public final class Sha256 {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private Sha256() {}

  /// Hash of the text's UTF-8 bytes: 64 hex digits.
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Hash of the bytes: 64 hex digits.
  public static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Returns the text when it is 64 lower-case hex digits.
  ///
  /// @throws IllegalArgumentException otherwise
  public static String requireHex(String text) {
    if (!HEX.matcher(text).matches()) {
      throw new IllegalArgumentException("must be 64 lower-case hex digits");
    }
    return text;
  }
}

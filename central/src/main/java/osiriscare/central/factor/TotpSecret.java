package osiriscare.central.factor;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import osiriscare.protocol.id.Secret;

/// A new secret in the forms that a device takes; shown once, to its owner.
public final class TotpSecret {
  private static final String ISSUER = "OsirisCare";
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int QUIET = 4;

  private final byte[] bytes;

  TotpSecret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /// In base 32, to be typed.
  public Secret base32() {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = (buffer << 8) | (each & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
      }
    }
    return new Secret(text.toString());
  }

  /// As the link that authenticators open.
  public Secret uri(String username) {
    return new Secret(
        "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s&algorithm=SHA1&digits=%4$d&period=%5$d"
            .formatted(
                ISSUER,
                URLEncoder.encode(username, StandardCharsets.UTF_8),
                base32().reveal(),
                Totp.DIGITS,
                Totp.STEP_S));
  }

  /// That link as a picture, in SVG.
  public Secret picture(String username) {
    var code = QrCode.encodeText(uri(username).reveal(), QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
        }
      }
    }
    int size = code.size + 2 * QUIET;
    return new Secret(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <rect width="100%%" height="100%%" fill="#fff"/><path d="%2$s" fill="#000"/></svg>\
        """
            .formatted(size, path));
  }
}

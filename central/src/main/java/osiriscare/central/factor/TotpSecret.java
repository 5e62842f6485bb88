package osiriscare.central.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import osiriscare.central.qr.QrPicture;
import osiriscare.protocol.id.Secret;

/// A new secret in the forms that a device takes; shown once, to its owner.
public final class TotpSecret {
  private static final String ISSUER = "OsirisCare";
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

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
    return new QrPicture(uri(username)).svg();
  }
}

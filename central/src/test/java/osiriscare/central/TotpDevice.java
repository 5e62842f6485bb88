package osiriscare.central;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/// A person's authenticator.
final class TotpDevice {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SECRET_BYTES = 20;

  private final byte[] secret;
  private final Clock clock;

  TotpDevice(String base32, Clock clock) {
    var number = BigInteger.ONE;
    for (int i = 0; i < base32.length(); i++) {
      number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(base32.charAt(i))));
    }
    var bytes = number.toByteArray();
    this.secret = Arrays.copyOfRange(bytes, bytes.length - SECRET_BYTES, bytes.length);
    this.clock = clock;
  }

  /// What it was given.
  String secretHex() {
    return HexFormat.of().formatHex(secret);
  }

  /// What it shows now.
  String code() {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), clock.instant());
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}

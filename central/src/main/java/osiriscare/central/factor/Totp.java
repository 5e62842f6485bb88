package osiriscare.central.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import osiriscare.protocol.id.Secret;

/// One-time codes by time, RFC 6238 as every authenticator knows it: SHA-1, six digits, half a
/// minute.
final class Totp {
  /// Length of a secret, as RFC 4226 recommends.
  static final int SECRET_BYTES = 20;

  static final int DIGITS = 6;

  /// How long a code is shown.
  static final int STEP_S = 30;

  // A clock may be one step off, either way.
  private static final long STEPS_OFF_MAX = 1;

  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();

  private Totp() {}

  /// The step whose code this is, if it is one of now; empty when it is not.
  static OptionalLong stepOf(byte[] secret, Secret code, Instant now) {
    long step = now.getEpochSecond() / STEP_S;
    return LongStream.rangeClosed(step - STEPS_OFF_MAX, step + STEPS_OFF_MAX)
        .filter(candidate -> code.matches(codeAt(secret, candidate)))
        .max();
  }

  /// The code of a step.
  static String codeAt(byte[] secret, long step) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(secret, CODES.getAlgorithm()), Instant.ofEpochSecond(step * STEP_S));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("make a one-time code", e);
    }
  }
}

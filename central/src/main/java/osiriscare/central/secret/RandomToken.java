package osiriscare.central.secret;

import java.security.SecureRandom;
import java.util.Base64;
import osiriscare.protocol.id.Secret;

/// Credentials that nobody can guess: 32 random bytes in base64url.
public final class RandomToken {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomToken() {}

  /// A new one.
  ///
  /// @param prefix says what it is to who finds it
  public static Secret make(String prefix) {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}

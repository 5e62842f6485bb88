package osiriscare.central.factor;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// Codes to be kept on paper for the day the device is lost: 80 random bits each, so that their
/// hashes tell nothing.
final class RecoveryCodes {
  /// How many are made at a time.
  static final int COUNT = 10;

  private static final int CHARACTERS = 16;
  private static final int GROUP = 4;

  // Base 32 without what people confuse.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz023456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private RecoveryCodes() {}

  static List<Secret> make() {
    return IntStream.range(0, COUNT).mapToObj(_ -> one()).toList();
  }

  private static Secret one() {
    var code = new StringBuilder();
    for (int i = 0; i < CHARACTERS; i++) {
      if (i > 0 && i % GROUP == 0) {
        code.append('-');
      }
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new Secret(code.toString());
  }

  /// What is kept of a code, however somebody typed it.
  static String hash(Secret code) {
    var plain = code.reveal().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return Sha256.hex("osiris recovery code " + plain);
  }
}

package osiriscare.central.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals what must not lie readable in the database: AES-256-GCM with a key from a file.
public final class Sealer {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey key;

  private Sealer(SecretKey key) {
    this.key = key;
  }

  /// Reads the key, or makes one at first.
  public static Sealer ofKeyFile(Path file) {
    if (!Files.exists(file)) {
      var made = new byte[KEY_BYTES];
      RANDOM.nextBytes(made);
      SecretFile.write(file, HexFormat.of().formatHex(made) + "\n");
    }
    var hex = SecretFile.read(file).reveal();
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalStateException(file + " must hold 64 lower-case hex digits");
    }
    return new Sealer(new SecretKeySpec(HexFormat.of().parseHex(hex), "AES"));
  }

  /// Seals bytes.
  ///
  /// @param context what they belong to; opening them for anything else fails
  public String seal(byte[] plain, String context) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, nonce, plain, context);
    return HexFormat.of().formatHex(nonce) + HexFormat.of().formatHex(sealed);
  }

  /// Opens what [#seal] made.
  ///
  /// @throws IllegalStateException when it was changed, belongs to another context or another key
  public byte[] open(String sealed, String context) {
    var bytes = HexFormat.of().parseHex(sealed);
    var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    return run(
        Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length), context);
  }

  private byte[] run(int mode, byte[] nonce, byte[] input, String context) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM with the sealing key", e);
    }
  }
}

package osiriscare.evidence.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/// Seals bytes for the holder of an Ed25519 key: HPKE (RFC 9180) in base mode with X25519,
/// HKDF-SHA256 and AES-256-GCM. The X25519 keys are the Ed25519 ones in their other form (RFC 7748,
/// 4.1), so that an appliance needs no second identity. Who sealed is not proven: sign first.
public final class SealedBox {
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final int KEY_BYTES = 32;
  private static final int TAG_BYTES = 16;
  private static final byte[] INFO = "osiris sealed box 1".getBytes(StandardCharsets.UTF_8);

  private SealedBox() {}

  /// Seals for one recipient.
  ///
  /// @param context what it belongs to; opening it for anything else fails
  /// @return the encapsulated key and the ciphertext, in hex
  public static String seal(VerifyingKey recipient, byte[] plain, String context) {
    try {
      var hpke = hpke();
      var publicKey =
          hpke.deserializePublicKey(montgomery(HexFormat.of().parseHex(recipient.hex())));
      var sealed = hpke.seal(publicKey, INFO, bytes(context), plain, null, null, null);
      return HexFormat.of().formatHex(sealed[1]) + HexFormat.of().formatHex(sealed[0]);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("seal for " + recipient.id(), e);
    }
  }

  /// Opens what was sealed for this key.
  ///
  /// @throws IllegalArgumentException when it was changed, is for another key or another context
  public static byte[] open(SigningKey recipient, String sealed, String context) {
    var all = HexFormat.of().parseHex(sealed);
    if (all.length < KEY_BYTES + TAG_BYTES) {
      throw new IllegalArgumentException("is too short to be a sealed box");
    }
    var scalar = recipient.agreementScalar();
    try {
      var hpke = hpke();
      var own = montgomery(HexFormat.of().parseHex(recipient.verifyingKey().hex()));
      var keys = hpke.deserializePrivateKey(scalar, own);
      return hpke.open(
          Arrays.copyOf(all, KEY_BYTES),
          keys,
          INFO,
          bytes(context),
          Arrays.copyOfRange(all, KEY_BYTES, all.length),
          null,
          null,
          null);
    } catch (InvalidCipherTextException | IllegalStateException e) {
      throw new IllegalArgumentException("does not open with this key in this context", e);
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  private static HPKE hpke() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }

  /// u = (1 + y) / (1 - y); all of it is public.
  private static byte[] montgomery(byte[] edwards) {
    var y = littleEndian(edwards).clearBit(8 * KEY_BYTES - 1);
    var u = BigInteger.ONE.add(y).multiply(BigInteger.ONE.subtract(y).mod(P).modInverse(P)).mod(P);
    var reversed = reverse(u.toByteArray());
    return Arrays.copyOf(reversed, KEY_BYTES);
  }

  private static BigInteger littleEndian(byte[] bytes) {
    return new BigInteger(1, reverse(bytes));
  }

  private static byte[] reverse(byte[] bytes) {
    var reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package osiriscare.evidence.signing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// An Ed25519 private key (RFC 8032). Its file form is the 32-byte seed as 64 hex digits and a line
/// feed. It never prints itself.
public final class SigningKey {
  private final Ed25519PrivateKeyParameters parameters;
  private final VerifyingKey verifyingKey;

  private SigningKey(Ed25519PrivateKeyParameters parameters) {
    this.parameters = parameters;
    this.verifyingKey =
        VerifyingKey.ofHex(HexFormat.of().formatHex(parameters.generatePublicKey().getEncoded()));
  }

  /// A new key.
  public static SigningKey generate(SecureRandom random) {
    return new SigningKey(new Ed25519PrivateKeyParameters(random));
  }

  /// Reads the file form.
  ///
  /// @throws IllegalArgumentException when it is torn or not a seed; the message never quotes it
  public static SigningKey ofFileForm(String text) {
    var hex = text.strip();
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("must be 64 lower-case hex digits");
    }
    return new SigningKey(new Ed25519PrivateKeyParameters(HexFormat.of().parseHex(hex)));
  }

  /// What to write into the key's file (mode 0600).
  public String fileForm() {
    return HexFormat.of().formatHex(parameters.getEncoded()) + "\n";
  }

  /// The public half.
  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  /// Signs the text's UTF-8 bytes.
  ///
  /// @return 128 hex digits
  public String sign(String text) {
    var signer = new Ed25519Signer();
    signer.init(true, parameters);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    signer.update(bytes, 0, bytes.length);
    return HexFormat.of().formatHex(signer.generateSignature());
  }

  /// The same secret as an X25519 scalar: the first half of the seed's SHA-512, as Ed25519 itself
  /// uses it.
  byte[] agreementScalar() {
    var digest = new SHA512Digest();
    var seed = parameters.getEncoded();
    digest.update(seed, 0, seed.length);
    var hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    var scalar = Arrays.copyOf(hash, seed.length);
    Arrays.fill(hash, (byte) 0);
    Arrays.fill(seed, (byte) 0);
    return scalar;
  }

  @Override
  public String toString() {
    return "signing key " + verifyingKey.id();
  }
}

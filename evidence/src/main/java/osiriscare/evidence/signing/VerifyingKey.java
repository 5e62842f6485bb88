package osiriscare.evidence.signing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.id.Sha256;

/// An Ed25519 public key.
///
/// @param hex 32 raw bytes in lower-case hex
/// @param id derived from the bytes
public record VerifyingKey(String hex, KeyId id) {
  /// Reads a key in hex.
  ///
  /// @throws IllegalArgumentException when it is not 32 bytes, or no point of the curve
  public static VerifyingKey ofHex(String hex) {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("must be 32 bytes in lower-case hex");
    }
    var raw = HexFormat.of().parseHex(hex);
    if (!Ed25519.validatePublicKeyFull(raw, 0)) {
      throw new IllegalArgumentException("is not an Ed25519 public key");
    }
    return new VerifyingKey(hex, new KeyId("ed25519-" + Sha256.hex(raw).substring(0, 16)));
  }

  /// Whether this key signed the text's UTF-8 bytes. A malformed signature is a wrong one.
  public boolean verifies(String text, String signatureHex) {
    if (!signatureHex.matches("[0-9a-f]{128}")) {
      return false;
    }
    var message = text.getBytes(StandardCharsets.UTF_8);
    var signature = HexFormat.of().parseHex(signatureHex);
    return Ed25519.verify(
        signature, 0, HexFormat.of().parseHex(hex), 0, message, 0, message.length);
  }
}

package osiriscare.evidence.bundle;

import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A bundle as it travels and is kept. The text is never written anew: verification is over these
/// bytes.
///
/// @param signedPayload the exact text
/// @param signature Ed25519 over its UTF-8 bytes, 128 hex digits
public record SignedBundle(String signedPayload, String signature, KeyId keyId) {
  /// Longest signed text, in characters.
  public static final int PAYLOAD_MAX = 900_000;

  /// Reads the wire form.
  public static SignedBundle from(Fields fields) {
    return new SignedBundle(
        fields.text("signed_payload", PAYLOAD_MAX),
        fields.text("signature", 1000),
        fields.parsed("key_id", KeyId::new));
  }

  /// The wire form.
  public ObjectNode toJson() {
    return Json.object()
        .put("signed_payload", signedPayload)
        .put("signature", signature)
        .put("key_id", keyId.value());
  }

  /// Whether the key signed this text and is the one that the bundle names.
  public boolean isSignedBy(VerifyingKey key) {
    return key.id().equals(keyId) && key.verifies(signedPayload, signature);
  }
}

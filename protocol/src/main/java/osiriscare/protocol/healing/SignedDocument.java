package osiriscare.protocol.healing;

import java.util.regex.Pattern;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A document that Central signed for an appliance: rules, allowance. Only the exact text counts;
/// nobody re-serialises it to check the signature.
///
/// @param signedPayload RFC 8785 JSON
/// @param signature detached Ed25519 over its UTF-8 bytes, 128 hex digits
public record SignedDocument(String signedPayload, String signature, KeyId keyId) {
  /// Most characters of a document.
  public static final int PAYLOAD_MAX = 4 * 1024 * 1024;

  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");

  public SignedDocument {
    if (!SIGNATURE.matcher(signature).matches()) {
      throw new IllegalArgumentException("signature must be 128 hex digits");
    }
  }

  /// Reads the wire form.
  public static SignedDocument from(Fields fields) {
    var signature = fields.text("signature", 128);
    if (!SIGNATURE.matcher(signature).matches()) {
      throw fields.wrong("signature", "must be 128 hex digits");
    }
    return new SignedDocument(
        fields.text("signed_payload", PAYLOAD_MAX), signature, fields.parsed("key_id", KeyId::new));
  }

  /// The wire form.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("signed_payload", signedPayload);
    json.put("signature", signature);
    json.put("key_id", keyId.value());
    return json;
  }
}

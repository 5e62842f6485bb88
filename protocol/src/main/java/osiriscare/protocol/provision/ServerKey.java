package osiriscare.protocol.provision;

import java.util.Locale;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The public half of one of Central's signing keys, as an appliance pins it at its claim.
///
/// @param publicKey 32 raw Ed25519 bytes in hex
public record ServerKey(Purpose purpose, KeyId keyId, String publicKey) {

  /// What a key may sign.
  public enum Purpose {
    ORDERS,
    RULES,
    CHECKPOINTS,
    WEBHOOKS;

    /// The word on the wire.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Reads one key.
  public static ServerKey from(Fields fields) {
    return new ServerKey(
        fields.oneOf("purpose", Purpose.class),
        fields.parsed("key_id", KeyId::new),
        fields.parsed("public_key", ClaimRequest::requirePublicKey));
  }

  /// The form on the wire.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("purpose", purpose.word());
    json.put("key_id", keyId.value());
    json.put("public_key", publicKey);
    return json;
  }
}

package osiriscare.protocol.order;

import java.time.Instant;
import java.util.Optional;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// An order as it travels. Only `signedPayload` counts; the fields beside it are for people and
/// logs, and nothing is ever executed from them.
///
/// @param signedPayload the exact text that was signed
/// @param signature Ed25519 over the text's UTF-8 bytes, 128 hex digits
public record SignedOrder(
    OrderId id,
    String type,
    ObjectNode parameters,
    int priority,
    Instant createdAt,
    Instant expiresAt,
    Optional<String> nonce,
    String signedPayload,
    String signature,
    KeyId keyId) {

  /// Longest payload, in characters.
  public static final int PAYLOAD_MAX = 65_536;

  /// Reads an order from a check-in's answer or a long poll.
  public static SignedOrder from(Fields fields) {
    return new SignedOrder(
        fields.parsed("order_id", OrderId::new),
        fields.text("order_type", 50),
        fields.objectOrEmpty("parameters"),
        (int) fields.integer("priority", -1000, 1000),
        fields.instant("created_at"),
        fields.instant("expires_at"),
        fields.optionalText("nonce", 32),
        fields.text("signed_payload", PAYLOAD_MAX),
        fields.text("signature", 1000),
        fields.parsed("key_id", KeyId::new));
  }

  /// The form on the wire.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("order_id", id.value());
    json.put("order_type", type);
    json.set("parameters", parameters);
    json.put("priority", priority);
    json.put("created_at", createdAt.toString());
    json.put("expires_at", expiresAt.toString());
    json.put("nonce", nonce.orElse(null));
    json.putNull("runbook_id");
    json.put("signature", signature);
    json.put("signed_payload", signedPayload);
    json.put("key_id", keyId.value());
    return json;
  }
}

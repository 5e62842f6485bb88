package osiriscare.protocol.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The content of an order: what is signed, and the only thing that an appliance executes.
///
/// @param type the word on the wire; kept as text so that an unknown type can be refused by name
/// @param nonce 32 hex digits, used once
/// @param expiresAt until when it may be accepted, at most [#TTL_MAX] after `issuedAt`
/// @param executeBefore until when it may be executed
public record Order(
    OrderId id,
    String type,
    ObjectNode parameters,
    ApplianceId target,
    String nonce,
    Instant issuedAt,
    Instant expiresAt,
    Instant executeBefore) {

  /// Version of the payload.
  public static final String VERSION = "1";

  /// Longest time between issue and acceptance.
  public static final Duration TTL_MAX = Duration.ofMinutes(15);

  /// Reads a signed payload. Unknown fields are refused: what we do not understand we do not
  /// execute.
  ///
  /// @throws InvalidRequest naming the field
  public static Order from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!NAMES.contains(name)) {
        throw fields.wrong(name, "is not a field of an order");
      }
    }
    if (!fields.text("version", 10).equals(VERSION)) {
      throw fields.wrong("version", "must be " + VERSION);
    }
    return new Order(
        fields.parsed("order_id", OrderId::new),
        fields.text("order_type", 50),
        fields.object("parameters").tree(),
        fields.parsed("target_appliance_id", ApplianceId::new),
        fields.parsed("nonce", Order::requireNonce),
        fields.instant("issued_at"),
        fields.instant("expires_at"),
        fields.instant("execute_before"));
  }

  private static final Set<String> NAMES =
      Set.of(
          "version",
          "order_id",
          "order_type",
          "parameters",
          "target_appliance_id",
          "nonce",
          "issued_at",
          "expires_at",
          "execute_before");

  /// The payload, still to be canonicalised.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("version", VERSION);
    json.put("order_id", id.value());
    json.put("order_type", type);
    json.set("parameters", parameters);
    json.put("target_appliance_id", target.value());
    json.put("nonce", nonce);
    json.put("issued_at", issuedAt.toString());
    json.put("expires_at", expiresAt.toString());
    json.put("execute_before", executeBefore.toString());
    return json;
  }

  private static String requireNonce(String text) {
    if (!text.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("must be 32 lower-case hex digits");
    }
    return text;
  }
}

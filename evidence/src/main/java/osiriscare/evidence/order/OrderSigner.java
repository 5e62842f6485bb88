package osiriscare.evidence.order;

import java.time.Duration;
import java.util.Optional;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.OrderType;
import osiriscare.protocol.order.SignedOrder;

/// Signs orders, after checking that they are ones an appliance would execute.
public final class OrderSigner {
  private final SigningKey key;

  public OrderSigner(SigningKey key) {
    this.key = key;
  }

  /// Signs an order of a known type with valid parameters and times.
  ///
  /// @throws InvalidRequest naming what no appliance would accept
  public SignedOrder sign(Order order, int priority) {
    OrderType.of(order.type())
        .orElseThrow(() -> new InvalidRequest("order_type", "is not known"))
        .check(order.parameters());
    if (!order.expiresAt().isAfter(order.issuedAt())
        || Duration.between(order.issuedAt(), order.expiresAt()).compareTo(Order.TTL_MAX) > 0) {
      throw new InvalidRequest(
          "expires_at", "must be at most " + Order.TTL_MAX.toSeconds() + " s after issued_at");
    }
    if (order.executeBefore().isBefore(order.expiresAt())) {
      throw new InvalidRequest("execute_before", "must not be before expires_at");
    }
    var text = CanonicalJson.of(order.toJson());
    return new SignedOrder(
        order.id(),
        order.type(),
        order.parameters(),
        priority,
        order.issuedAt(),
        order.expiresAt(),
        Optional.of(order.nonce()),
        text,
        key.sign(text),
        key.verifyingKey().id());
  }
}

package osiriscare.central.order;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.order.SignedOrder;
import tools.jackson.databind.JsonNode;

/// An order as the appliance will get it.
public record SignedOrderView(
    @Described(example = "ORD-20261121104500-9F3A22C1") String orderId,
    @Described(example = "run_drift") String orderType,
    JsonNode parameters,
    int priority,
    Instant createdAt,
    Instant expiresAt,
    String nonce,
    Optional<String> runbookId,
    @Described("Ed25519 over the payload's UTF-8 bytes, 128 hex digits") String signature,
    @Described("The exact text that was signed") String signedPayload,
    @Described(example = "ed25519-0f1e2d3c4b5a6978") String keyId) {

  static SignedOrderView of(SignedOrder order) {
    return new SignedOrderView(
        order.id().value(),
        order.type(),
        order.parameters(),
        order.priority(),
        order.createdAt(),
        order.expiresAt(),
        order.nonce().orElseThrow(),
        Optional.empty(),
        order.signature(),
        order.signedPayload(),
        order.keyId().value());
  }
}

package osiriscare.evidence.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.OrderType;
import osiriscare.protocol.order.RefusalCode;
import osiriscare.protocol.order.SignedOrder;

/// Decides whether an appliance accepts an order, from the signed bytes alone. Whether the order or
/// its nonce was seen before is the journal's to say.
public final class OrderVerifier {
  /// How far Central's clock may be ahead of ours.
  public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  private final ApplianceId self;
  private final List<VerifyingKey> pinnedKeys;
  private final Duration acceptedFor;

  /// What to do with an order.
  public sealed interface Decision {
    /// Execute what was parsed from the signed bytes, before its `execute_before`.
    record Accepted(Order order, OrderType type) implements Decision {}

    /// Do nothing and report it.
    ///
    /// @param why one sentence for a person
    record Refused(RefusalCode code, String why) implements Decision {}
  }

  public OrderVerifier(ApplianceId self, List<VerifyingKey> pinnedKeys) {
    this(self, pinnedKeys, Order.TTL_MAX);
  }

  /// @param acceptedFor time after its issue in which an order is accepted, when that ends before
  ///   its own expiry
  public OrderVerifier(ApplianceId self, List<VerifyingKey> pinnedKeys, Duration acceptedFor) {
    this.self = self;
    this.acceptedFor = acceptedFor;
    this.pinnedKeys = List.copyOf(pinnedKeys);
  }

  /// Verifies signature, form, target, type, parameters and acceptance time.
  public Decision verify(SignedOrder signed, Instant now) {
    var key = pinnedKeys.stream().filter(k -> k.id().equals(signed.keyId())).findFirst();
    if (key.isEmpty()) {
      return new Decision.Refused(
          RefusalCode.UNKNOWN_KEY, "signed with key " + signed.keyId() + ", which is not pinned");
    }
    if (!key.get().verifies(signed.signedPayload(), signed.signature())) {
      return new Decision.Refused(RefusalCode.BAD_SIGNATURE, "the signature does not verify");
    }
    Order order;
    try {
      order = Order.from(Json.object(signed.signedPayload(), "signed_payload"));
    } catch (InvalidRequest e) {
      return new Decision.Refused(RefusalCode.MALFORMED, String.valueOf(e.getMessage()));
    }
    return decide(order, signed, now);
  }

  private Decision decide(Order order, SignedOrder signed, Instant now) {
    if (!order.id().equals(signed.id())) {
      return new Decision.Refused(RefusalCode.MALFORMED, "the envelope names another order id");
    }
    if (!order.target().equals(self)) {
      return new Decision.Refused(RefusalCode.OTHER_APPLIANCE, "meant for " + order.target());
    }
    var latest = earlier(order.expiresAt(), order.issuedAt().plus(acceptedFor));
    if (now.isAfter(latest)) {
      return new Decision.Refused(RefusalCode.EXPIRED, "could be accepted until " + latest);
    }
    if (order.issuedAt().isAfter(now.plus(CLOCK_TOLERANCE))
        || Duration.between(order.issuedAt(), order.expiresAt()).compareTo(Order.TTL_MAX) > 0) {
      return new Decision.Refused(RefusalCode.MALFORMED, "its times cannot be right");
    }
    Optional<OrderType> type = OrderType.of(order.type());
    if (type.isEmpty()) {
      return new Decision.Refused(RefusalCode.UNKNOWN_TYPE, "no handler for " + order.type());
    }
    try {
      type.get().check(order.parameters());
    } catch (InvalidRequest e) {
      return new Decision.Refused(RefusalCode.INVALID_PARAMETERS, String.valueOf(e.getMessage()));
    }
    return new Decision.Accepted(order, type.get());
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}

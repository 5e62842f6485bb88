package osiriscare.central.signing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import osiriscare.evidence.order.OrderSigner;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.healing.baseline.FirewallDocument;
import osiriscare.healing.synced.SyncedPolicy;
import osiriscare.protocol.healing.Allowance;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.OrderType;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.target.Target;
import tools.jackson.databind.node.ObjectNode;

/// The only one who sees private keys. It decides id, nonce and times itself, so that no caller can
/// have an order signed that is not fresh, not typed or has no target.
public final class Signer {
  // A disruptive runbook waits for the maintenance window, which opens once a day.
  private static final Duration DEFERRAL_MAX = Duration.ofDays(1);
  private static final int NONCE_BYTES = 16;

  private final OrderSigner orders;
  private final SigningKey rules;
  private final SigningKey checkpoints;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /// One with these keys; whoever has them needs no signer of ours.
  public Signer(OrderSigner orders, SigningKey rules, SigningKey checkpoints, Clock clock) {
    this.orders = orders;
    this.rules = rules;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  /// What to order.
  ///
  /// @param type the word on the wire
  public record Request(ApplianceId target, String type, ObjectNode parameters, int priority) {}

  /// An order ready to be pulled.
  public record Signed(Order order, SignedOrder envelope) {}

  /// Signs an order.
  ///
  /// @throws ProblemException `unknown_order_type`
  /// @throws osiriscare.protocol.json.InvalidRequest naming the parameter that this type does not
  ///   allow
  public Signed sign(Request request) {
    if (OrderType.of(request.type()).filter(OrderType.offered()::contains).isEmpty()) {
      throw new ProblemException(
          ProblemCode.UNKNOWN_ORDER_TYPE, "There is no such order type; there are " + types());
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var expires = now.plus(Order.TTL_MAX);
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var order =
        new Order(
            OrderId.issue(now, random),
            request.type(),
            request.parameters(),
            request.target(),
            HexFormat.of().formatHex(nonce),
            now,
            expires,
            executeBefore(request, now, expires));
    return new Signed(order, orders.sign(order, request.priority()));
  }

  private static Instant executeBefore(Request request, Instant now, Instant expires) {
    if (!request.type().equals(OrderType.HEALING.word())) {
      return expires;
    }
    // What Central's own rules and its planner want it orders again when the window opens; others
    // order once.
    var origin = HealingRequest.from(Fields.of(request.parameters())).origin();
    return origin == HealingOrigin.L1 || origin == HealingOrigin.L2
        ? expires
        : now.plus(DEFERRAL_MAX);
  }

  /// Signs a site's rules, switches and settings with the key for rules.
  public SignedDocument sign(SyncedPolicy policy) {
    return signRules(policy.toJson());
  }

  /// Signs a site's firewall with the key for rules.
  public SignedDocument sign(FirewallDocument firewall) {
    return signRules(firewall.toJson());
  }

  private SignedDocument signRules(ObjectNode payload) {
    var text = CanonicalJson.of(payload);
    return new SignedDocument(text, rules.sign(text), rules.verifyingKey().id());
  }

  /// Signs a credential of a site's machine with the key for rules; to be sealed at once.
  public SignedDocument sign(Target target) {
    var text = CanonicalJson.of(target.toJson());
    return new SignedDocument(text, rules.sign(text), rules.verifyingKey().id());
  }

  /// A text and its signature.
  public record SignedText(String text, String signature, String keyId) {}

  /// Signs how far a log goes, with the key for checkpoints.
  public SignedText signCheckpoint(String log, long links, String head) {
    var text =
        CanonicalJson.of(
            Json.object()
                .put("log", log)
                .put("links", links)
                .put("head", head)
                .put("signed_at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()));
    return new SignedText(text, checkpoints.sign(text), checkpoints.verifyingKey().id().value());
  }

  /// Whether [#signCheckpoint] made this.
  public boolean isCheckpoint(SignedText signed) {
    return signed.keyId().equals(checkpoints.verifyingKey().id().value())
        && checkpoints.verifyingKey().verifies(signed.text(), signed.signature());
  }

  /// Signs an appliance's share of the budget with the key for rules.
  public SignedDocument sign(Allowance allowance) {
    return signRules(allowance.toJson());
  }

  private static String types() {
    return String.join(", ", OrderType.offered().stream().map(OrderType::word).toList());
  }
}

package osiriscare.evidence.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.order.OrderVerifier.Decision;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.RefusalCode;
import osiriscare.protocol.order.SignedOrder;
import tools.jackson.databind.node.ObjectNode;

class OrderVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ApplianceId SELF = new ApplianceId("clinic-001-84:3A:5B:91:B6:61");
  private static final ApplianceId OTHER = new ApplianceId("clinic-001-84:3A:5B:91:B6:62");

  private final SigningKey key = SigningKey.generate(new SecureRandom());
  private final OrderVerifier verifier = new OrderVerifier(SELF, List.of(key.verifyingKey()));

  @Test
  void verify_orderForUs_isAcceptedFromItsSignedBytes() {
    var signed = sign(order("view_logs", Json.object().put("lines", 5), SELF));
    assertThat(verifier.verify(signed, NOW))
        .isInstanceOfSatisfying(
            Decision.Accepted.class,
            accepted ->
                assertThat(accepted.order().parameters().get("lines").intValue()).isEqualTo(5));
  }

  @Test
  void verify_fieldsBesideThePayloadChanged_changeNothing() {
    var signed = sign(order("view_logs", Json.object().put("lines", 5), SELF));
    var forged =
        new SignedOrder(
            signed.id(),
            "run_drift",
            Json.object(),
            9,
            NOW,
            NOW,
            signed.nonce(),
            signed.signedPayload(),
            signed.signature(),
            signed.keyId());
    assertThat(verifier.verify(forged, NOW))
        .isInstanceOfSatisfying(
            Decision.Accepted.class,
            accepted -> assertThat(accepted.order().type()).isEqualTo("view_logs"));
  }

  @Test
  void verify_laterThanTheConfiguredTime_isRefusedBeforeItsOwnExpiry() {
    var strict = new OrderVerifier(SELF, List.of(key.verifyingKey()), Duration.ofMinutes(1));
    var signed = sign(order("run_drift", Json.object(), SELF));
    assertThat(strict.verify(signed, NOW.plusSeconds(60))).isInstanceOf(Decision.Accepted.class);
    assertThat(strict.verify(signed, NOW.plusSeconds(61)))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.EXPIRED));
  }

  @Test
  void verify_wrongOrders_areRefusedWithTheirCode() {
    var good = sign(order("run_drift", Json.object(), SELF));
    refused(
        with(good, good.signedPayload().replace("run_drift", "view_logs"), good.signature()),
        NOW,
        RefusalCode.BAD_SIGNATURE);
    refused(
        with(good, good.signedPayload(), "00" + good.signature().substring(2)),
        NOW,
        RefusalCode.BAD_SIGNATURE);
    refused(sign(order("run_drift", Json.object(), OTHER)), NOW, RefusalCode.OTHER_APPLIANCE);
    refused(good, NOW.plus(Duration.ofMinutes(15)).plusMillis(1), RefusalCode.EXPIRED);
    refused(good, NOW.minus(Duration.ofMinutes(5)), RefusalCode.MALFORMED);
    var stranger = new OrderSigner(SigningKey.generate(new SecureRandom()));
    refused(
        stranger.sign(order("run_drift", Json.object(), SELF), 0), NOW, RefusalCode.UNKNOWN_KEY);
    refused(
        signRaw(order("format_disk", Json.object(), SELF).toJson()), NOW, RefusalCode.UNKNOWN_TYPE);
    refused(
        signRaw(order("diagnostic", Json.object().put("command", "rm"), SELF).toJson()),
        NOW,
        RefusalCode.INVALID_PARAMETERS);
    refused(
        signRaw(order("run_drift", Json.object(), SELF).toJson().put("extra", 1)),
        NOW,
        RefusalCode.MALFORMED);
  }

  @Test
  void sign_whatNoApplianceWouldAccept_isRefused() {
    var signer = new OrderSigner(key);
    assertThatThrownBy(() -> signer.sign(order("format_disk", Json.object(), SELF), 0))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("order_type");
    assertThatThrownBy(
            () -> signer.sign(order("view_logs", Json.object().put("lines", 501), SELF), 0))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("lines");
    assertThatThrownBy(() -> signer.sign(order("run_drift", Json.object().put("x", 1), SELF), 0))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("x");
  }

  private void refused(SignedOrder signed, Instant now, RefusalCode code) {
    assertThat(verifier.verify(signed, now))
        .isInstanceOfSatisfying(Decision.Refused.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  private SignedOrder sign(Order order) {
    return new OrderSigner(key).sign(order, 0);
  }

  private SignedOrder signRaw(ObjectNode payload) {
    var template = sign(order("run_drift", Json.object(), SELF));
    var text = Json.text(payload.put("order_id", template.id().value()));
    return with(template, text, key.sign(text));
  }

  private static SignedOrder with(SignedOrder order, String payload, String signature) {
    return new SignedOrder(
        order.id(),
        order.type(),
        order.parameters(),
        0,
        order.createdAt(),
        order.expiresAt(),
        order.nonce(),
        payload,
        signature,
        order.keyId());
  }

  private static Order order(String type, ObjectNode parameters, ApplianceId target) {
    return new Order(
        OrderId.issue(NOW, new Random(7)),
        type,
        parameters,
        target,
        "ab".repeat(16),
        NOW,
        NOW.plus(Duration.ofMinutes(15)),
        NOW.plus(Duration.ofHours(1)));
  }
}

package osiriscare.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.ChainVerifier;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.order.OrderVerifier;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.OrderType;
import osiriscare.protocol.order.SignedOrder;

/// Released evidence and orders must verify for ever: these files are never changed, only added to.
class GoldenTest {
  private static final VerifyingKey KEY = key("public-key.hex");
  private static final VerifyingKey NEXT_KEY = key("next-public-key.hex");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bundle-1.0",
        "bundle-1.1-check",
        "bundle-1.1-gap",
        "bundle-1.1-scan",
        "bundle-1.1-order",
        "bundle-1.1-key-rotation"
      })
  void bundle_everyReleasedKind_verifiesAndParses(String name) {
    var signed = bundle(name, KEY);
    assertThat(signed.isSignedBy(KEY)).isTrue();
    assertThat(signed.isSignedBy(NEXT_KEY)).isFalse();
    assertThat(Bundle.parse(signed.signedPayload()).version()).isEqualTo(name.substring(7, 10));
  }

  @Test
  void chain_withKeyRotation_verifies() {
    var bundles =
        Stream.concat(
                Stream.of("scan", "order", "key-rotation")
                    .map(kind -> bundle("bundle-1.1-" + kind, KEY)),
                Stream.of(bundle("bundle-1.1-after-rotation", NEXT_KEY)))
            .toList();
    assertThat(new ChainVerifier(List.of(KEY)).verify(bundles))
        .hasSize(4)
        .allSatisfy(finding -> assertThat(finding.reasons()).isEmpty());
  }

  @Test
  void order_released_isAccepted() {
    var signed = SignedOrder.from(Json.object(read("order-1.json"), "order"));
    var self = new ApplianceId("clinic-001-84:3A:5B:91:B6:61");
    var decision =
        new OrderVerifier(self, List.of(KEY)).verify(signed, Instant.parse("2026-11-21T10:50:00Z"));
    assertThat(decision)
        .isInstanceOfSatisfying(
            OrderVerifier.Decision.Accepted.class,
            accepted -> assertThat(accepted.type()).isEqualTo(OrderType.DIAGNOSTIC));
  }

  private static SignedBundle bundle(String name, VerifyingKey key) {
    return new SignedBundle(read(name + ".json"), read(name + ".sig").strip(), key.id());
  }

  private static VerifyingKey key(String name) {
    return VerifyingKey.ofHex(read(name).strip());
  }

  private static String read(String name) {
    try (var stream = GoldenTest.class.getResourceAsStream("/golden/" + name)) {
      assertThat(stream).as(name).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("read " + name, e);
    }
  }
}

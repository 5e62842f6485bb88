package osiriscare.appliance.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.TestAppliance;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.evidence.EvidenceLog;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.order.OrderVerifier;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.provision.ServerKey.Purpose;
import osiriscare.testkit.TestClock;
import osiriscare.testkit.receiver.FakeReceiver;
import osiriscare.testkit.receiver.Fault;
import tools.jackson.databind.node.ObjectNode;

class OrderDeskTest {
  @TempDir Path folder;

  private final SecureRandom random = new SecureRandom();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final FakeReceiver receiver = new FakeReceiver(clock);
  private final List<String> executed = new ArrayList<>();
  private OrderExecutor executor =
      (type, order) -> {
        executed.add(order.id().value());
        return Json.object().put("type", type.word());
      };
  private TestAppliance appliance;
  private LocalStore store;
  private CentralClient central;
  private EvidenceLog log;

  @BeforeEach
  void open() throws Exception {
    appliance = TestAppliance.claimed(folder, receiver, clock);
    store = LocalStore.open(folder.resolve("appliance.db"));
    log = new EvidenceLog(store, appliance.config().appliance(), 1, appliance.key(), clock);
    central = new CentralClient(receiver.uri(), appliance.config().apiKey(), Optional.empty());
  }

  @AfterEach
  void close() {
    central.close();
    store.close();
    receiver.close();
  }

  /// A desk as after a start; the journal is what earlier ones left.
  private OrderDesk desk() {
    var writer = new EvidenceWriter(store, log, appliance.config(), appliance.scrubber(), clock);
    var verifier =
        new OrderVerifier(
            appliance.config().appliance(), appliance.identity().pinned(Purpose.ORDERS));
    return new OrderDesk(
        store,
        verifier,
        (type, order) -> executor.execute(type, order),
        writer,
        appliance.scrubber(),
        central,
        clock);
  }

  private Order order(String type, ObjectNode parameters, ApplianceId target, String nonce) {
    var now = clock.instant();
    return new Order(
        OrderId.issue(now, random),
        type,
        parameters,
        target,
        nonce,
        now,
        now.plusSeconds(900),
        now.plusSeconds(1800));
  }

  private static SignedOrder signed(Order order, SigningKey key) {
    var text = CanonicalJson.of(order.toJson());
    return new SignedOrder(
        order.id(),
        order.type(),
        order.parameters(),
        0,
        order.issuedAt(),
        order.expiresAt(),
        Optional.of(order.nonce()),
        text,
        key.sign(text),
        key.verifyingKey().id());
  }

  private Order drift(String nonce) {
    return order("run_drift", Json.object(), appliance.config().appliance(), nonce);
  }

  private static String nonce(int number) {
    return "%032x".formatted(number);
  }

  private List<BundleContent> orderBundles() {
    var bundles = new ArrayList<BundleContent>();
    for (var head = log.head(); head.isPresent(); head = log.head()) {
      bundles.add(Bundle.parse(head.get().bundle().signedPayload()).content());
      log.acknowledge(head.get().sequence());
    }
    return bundles;
  }

  private void assertRefused(SignedOrder order, String code, Outcome outcome)
      throws InterruptedException {
    desk().receive(order);
    // As after a crash right behind it: nothing of a refused order may be left to run.
    desk().resume();
    assertThat(desk().report()).isTrue();
    assertThat(executed).isEmpty();
    assertThat(receiver.completions(order))
        .singleElement()
        .satisfies(body -> {
          assertThat(body.path("status").asString()).isEqualTo("refused");
          assertThat(body.path("success").asBoolean()).isFalse();
          assertThat(body.path("error_code").asString()).isEqualTo(code);
        });
    assertThat(orderBundles())
        .singleElement()
        .satisfies(bundle -> {
          assertThat(bundle.outcome()).isEqualTo(outcome);
          assertThat(bundle.preState().path("order_id").asString()).isEqualTo(order.id().value());
          assertThat(bundle.preState().path("reason_code").asString()).isEqualTo(code);
        });
  }

  @Test
  void receive_validOrder_runsOnceProvesAndReports() throws Exception {
    var order = signed(drift(nonce(1)), receiver.orderKey());
    desk().receive(order);
    assertThat(desk().report()).isTrue();
    assertThat(executed).containsExactly(order.id().value());
    assertThat(receiver.completions(order))
        .singleElement()
        .satisfies(body -> {
          assertThat(body.path("status").asString()).isEqualTo("completed");
          assertThat(body.path("result").path("type").asString()).isEqualTo("run_drift");
        });
    assertThat(orderBundles()).extracting(BundleContent::outcome).containsExactly(Outcome.SUCCESS);
  }

  @Test
  void receive_badSignature_isRejected() throws Exception {
    var good = signed(drift(nonce(1)), receiver.orderKey());
    var forged = signed(drift(nonce(1)), SigningKey.generate(random));
    var order =
        new SignedOrder(
            good.id(),
            good.type(),
            good.parameters(),
            0,
            good.createdAt(),
            good.expiresAt(),
            good.nonce(),
            good.signedPayload(),
            forged.signature(),
            good.keyId());
    assertRefused(order, "bad_signature", Outcome.REJECTED);
  }

  @Test
  void receive_keyThatIsNotPinned_isRejected() throws Exception {
    assertRefused(
        signed(drift(nonce(1)), SigningKey.generate(random)), "unknown_key", Outcome.REJECTED);
  }

  @Test
  void receive_afterItsTtl_isDiscarded() throws Exception {
    var order = signed(drift(nonce(1)), receiver.orderKey());
    clock.advance(Duration.ofSeconds(901));
    assertRefused(order, "expired", Outcome.EXPIRED);
  }

  @Test
  void receive_forAnotherAppliance_isRejected() throws Exception {
    var other = new ApplianceId("test-clinic-abc123-00:00:5E:00:00:01");
    assertRefused(
        signed(order("run_drift", Json.object(), other, nonce(1)), receiver.orderKey()),
        "other_appliance",
        Outcome.REJECTED);
  }

  @Test
  void receive_unknownTypeOrParameters_isRejected() throws Exception {
    var self = appliance.config().appliance();
    assertRefused(
        signed(order("format_disk", Json.object(), self, nonce(1)), receiver.orderKey()),
        "unknown_type",
        Outcome.REJECTED);
    assertRefused(
        signed(
            order("diagnostic", Json.object().put("command", "rm -rf /"), self, nonce(2)),
            receiver.orderKey()),
        "invalid_parameters",
        Outcome.REJECTED);
  }

  @Test
  void receive_knownNonceUnderAnotherId_isRejected() throws Exception {
    desk().receive(signed(drift(nonce(1)), receiver.orderKey()));
    executed.clear();
    orderBundles();
    assertRefused(signed(drift(nonce(1)), receiver.orderKey()), "replayed_nonce", Outcome.REJECTED);
  }

  @Test
  void receive_sameOrderAgain_runsNothingAndGetsItsRecordedResult() throws Exception {
    var order = signed(drift(nonce(1)), receiver.orderKey());
    desk().receive(order);
    desk().report();
    clock.advance(Duration.ofHours(2));
    desk().receive(order);
    assertThat(desk().report()).isTrue();
    assertThat(executed).hasSize(1);
    assertThat(receiver.completions(order)).hasSize(2);
  }

  @Test
  void receive_sameIdWithOtherBytes_runsNothing() throws Exception {
    var first = drift(nonce(1));
    desk().receive(signed(first, receiver.orderKey()));
    var second =
        new Order(
            first.id(),
            "force_checkin",
            Json.object(),
            first.target(),
            nonce(2),
            first.issuedAt(),
            first.expiresAt(),
            first.executeBefore());
    desk().receive(signed(second, receiver.orderKey()));
    assertThat(executed).hasSize(1);
  }

  @Test
  void resume_crashWhileRunning_runsItAgainAndReports() throws Exception {
    var order = signed(drift(nonce(1)), receiver.orderKey());
    var works = executor;
    executor =
        (_, _) -> {
          throw new OutOfMemoryError("the test's crash");
        };
    assertThatThrownBy(() -> desk().receive(order)).isInstanceOf(OutOfMemoryError.class);
    executor = works;
    desk().resume();
    desk().resume();
    assertThat(executed).hasSize(1);
    assertThat(desk().report()).isTrue();
    assertThat(receiver.completions(order)).hasSize(1);
  }

  @Test
  void resume_crashAndTooLate_isRefusedAsExpired() throws Exception {
    var order = signed(drift(nonce(1)), receiver.orderKey());
    executor =
        (_, _) -> {
          throw new OutOfMemoryError("the test's crash");
        };
    assertThatThrownBy(() -> desk().receive(order)).isInstanceOf(OutOfMemoryError.class);
    clock.advance(Duration.ofHours(1));
    desk().resume();
    assertThat(desk().report()).isTrue();
    assertThat(receiver.completions(order).getFirst().path("error_code").asString())
        .isEqualTo("expired");
    assertThat(orderBundles()).extracting(BundleContent::outcome).containsExactly(Outcome.EXPIRED);
  }

  @Test
  void receive_handlerFailsOrBreaks_isReportedAsFailed() throws Exception {
    var failing = signed(drift(nonce(1)), receiver.orderKey());
    executor =
        (_, _) -> {
          throw new OrderExecutor.OrderFailed("tool_missing", "no df");
        };
    desk().receive(failing);
    var broken = signed(drift(nonce(2)), receiver.orderKey());
    executor =
        (_, _) -> {
          throw new IllegalStateException("secret detail");
        };
    desk().receive(broken);
    assertThat(desk().report()).isTrue();
    assertThat(receiver.completions(failing).getFirst().path("error_code").asString())
        .isEqualTo("tool_missing");
    assertThat(receiver.completions(broken))
        .singleElement()
        .satisfies(body -> {
          assertThat(body.path("status").asString()).isEqualTo("failed");
          assertThat(body.toString()).doesNotContain("secret detail");
        });
  }

  @Test
  void report_centralDownThenUp_isHeardOnceItIsBack() throws Exception {
    var order = signed(drift(nonce(1)), receiver.orderKey());
    receiver.faults(() -> Fault.LOSE_REQUEST);
    desk().receive(order);
    assertThat(desk().report()).isFalse();
    receiver.faults(() -> Fault.STRANGER);
    assertThat(desk().report()).isFalse();
    receiver.faults(() -> Fault.NONE);
    assertThat(desk().report()).isTrue();
    assertThat(receiver.completions(order)).hasSize(1);
  }
}

package osiriscare.appliance.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.appliance.TestAppliance;
import osiriscare.appliance.action.StepResult;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.appliance.update.OverlaySettings;
import osiriscare.daemon.systemd.Liveness;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.order.OrderSigner;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.evidence.signing.ReleaseKeys;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.synced.SyncedPolicy;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.testkit.Await;
import osiriscare.testkit.receiver.FakeReceiver;
import tools.jackson.databind.node.ObjectNode;

/// What each type of order does in the running daemon, told by what Central hears of it.
class OrderWorkTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final SecureRandom random = new SecureRandom();
  private final FakeReceiver receiver = new FakeReceiver(Clock.systemUTC());
  private TestAppliance appliance;

  @BeforeEach
  void claim() throws Exception {
    appliance = TestAppliance.claimed(folder, receiver, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private Daemon daemon(OverlaySettings life) throws IOException {
    return new Daemon(
        ConfigFile.read(folder.resolve("config.yaml"), Map.of()),
        _ -> () -> TestAppliance.scan(Instant.now(), new Verdict.Pass()),
        (_, _) -> StepResult.refused("nothing acts here"),
        folder.resolve("appliance.log"),
        life,
        new Liveness(System::nanoTime),
        Clock.systemUTC());
  }

  private SignedOrder order(String type, ObjectNode parameters) {
    var now = Instant.now();
    var order =
        new Order(
            OrderId.issue(now, random),
            type,
            parameters,
            appliance.config().appliance(),
            Sha256.hex(type + now + random.nextLong()).substring(0, 32),
            now,
            now.plusSeconds(900),
            now.plusSeconds(900));
    return new OrderSigner(receiver.orderKey()).sign(order, 0);
  }

  private ObjectNode result(SignedOrder order) {
    Await.until(order.type() + " is reported", LIMIT, () -> !receiver.completions(order).isEmpty());
    return receiver.completions(order).getFirst();
  }

  private ObjectNode carriedOut(String type, ObjectNode parameters) throws IOException {
    var order = order(type, parameters);
    try (var daemon = daemon(OverlaySettings.NONE)) {
      daemon.start();
      receiver.push(order);
      return result(order);
    }
  }

  private SignedDocument policy(long serial, SigningKey key) {
    var text =
        CanonicalJson.of(
            new SyncedPolicy(
                    appliance.config().site(),
                    Optional.empty(),
                    serial,
                    Instant.parse("2026-11-21T08:00:00Z"),
                    List.of(),
                    new Switches(Set.of(), Set.of(), Set.of()),
                    Json.object(),
                    SyncedPolicy.SignedHost.NONE,
                    new SyncedPolicy.Source(SyncedPolicy.Source.Kind.CENTRAL, "1"))
                .toJson());
    return new SignedDocument(text, key.sign(text), key.verifyingKey().id());
  }

  @Test
  void syncRules_tellsWhatHoldsNow() throws Exception {
    receiver.policy(policy(7, receiver.rulesKey()));
    var completion = carriedOut("sync_rules", Json.object());
    assertThat(completion.path("status").asString()).isEqualTo("completed");
    assertThat(completion.path("result").path("rules_serial").asLong()).isEqualTo(7);
    assertThat(completion.path("result").path("ruleset_hash").asString()).startsWith("sha256:");
  }

  @Test
  void syncRules_withoutRules_hasFailed() throws Exception {
    assertThat(carriedOut("sync_rules", Json.object()).path("error_code").asString())
        .isEqualTo("unreached");
  }

  @Test
  void syncRules_ofRulesThatNobodyPinned_hasFailed() throws Exception {
    receiver.policy(policy(7, SigningKey.generate(random)));
    assertThat(carriedOut("sync_rules", Json.object()).path("error_code").asString())
        .isEqualTo("policy_refused");
  }

  @Test
  void updateCredentials_checksInAndCountsWhatIsHeld() throws Exception {
    var completion = carriedOut("update_credentials", Json.object());
    assertThat(completion.path("status").asString()).isEqualTo("completed");
    assertThat(completion.path("result").path("checked_in").asBoolean()).isTrue();
    assertThat(completion.path("result").path("targets").asInt()).isZero();
  }

  /// Refused with a reason, and never done; the evidence says so too.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "restart_agent | {} | not_supervised",
        "sensor_status | {} | not_supported",
        "deploy_sensor | {\"hostname\": \"pc-01\"} | not_supported",
        "remove_sensor | {\"hostname\": \"pc-01\"} | not_supported",
        "deploy_linux_sensor | {\"hostname\": \"srv\"} | not_supported",
        "remove_linux_sensor | {\"hostname\": \"srv\"} | not_supported",
        "update_iso | {\"version\": \"1.2.3\", \"sha256\": \"HASH\"} | not_supported"
      })
  void whatThisApplianceCannotDo_isRefused(String type, String parameters, String code)
      throws Exception {
    var text = parameters.replace("HASH", Sha256.hex("an image"));
    var order = order(type, Json.object(text, "parameters").tree());
    try (var daemon = daemon(OverlaySettings.NONE)) {
      daemon.start();
      receiver.push(order);
      var completion = result(order);
      assertThat(completion.path("status").asString()).isEqualTo("refused");
      assertThat(completion.path("success").asBoolean()).isFalse();
      assertThat(completion.path("error_code").asString()).isEqualTo(code);
      assertThat(completion.path("error_message").asString()).isNotBlank();
      Await.until("the evidence arrived", LIMIT, () -> reasons(order).equals(List.of(code)));
    }
  }

  // What evidence about an order says.
  private List<String> reasons(SignedOrder order) {
    return receiver.evidence().stream()
        .map(bundle -> Bundle.parse(bundle.signedPayload()).content().preState())
        .filter(state -> state.path("order_id").asString("").equals(order.id().value()))
        .map(state -> state.path("reason_code").asString())
        .toList();
  }

  @Test
  void restartAgent_isDoneByTheProcessAfter() throws Exception {
    var order = order("restart_agent", Json.object());
    var ends = new CountDownLatch(1);
    var life = new OverlaySettings(ReleaseKeys.NONE, Optional.empty(), true, ends::countDown);
    try (var daemon = daemon(life)) {
      daemon.start();
      receiver.push(order);
      ends.await();
    }
    assertThat(receiver.completions(order)).as("not while it runs still").isEmpty();
    try (var daemon = daemon(life)) {
      daemon.start();
      assertThat(result(order).path("result").path("restarted").asBoolean()).isTrue();
    }
  }
}

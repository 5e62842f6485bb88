package osiriscare.appliance.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.TestAppliance;
import osiriscare.appliance.action.StepResult;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.appliance.drift.HostScan;
import osiriscare.appliance.update.OverlaySettings;
import osiriscare.daemon.systemd.Liveness;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.bundle.ChainVerifier;
import osiriscare.evidence.order.OrderSigner;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.testkit.Await;
import osiriscare.testkit.receiver.FakeReceiver;
import osiriscare.testkit.receiver.Fault;
import tools.jackson.databind.node.ObjectNode;

/// The whole daemon against a receiver, with a scan that is made up.
class DaemonTest {
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

  private Daemon daemon(Map<String, String> environment) throws IOException {
    return daemon(
        environment, () -> TestAppliance.scan(Instant.now(), new Verdict.Fail("port 23 is open")));
  }

  private Daemon daemon(Map<String, String> environment, HostScan scan) throws IOException {
    var config = ConfigFile.read(folder.resolve("config.yaml"), environment);
    return new Daemon(
        config,
        _ -> scan,
        (_, _) -> StepResult.refused("nothing acts here"),
        folder.resolve("appliance.log"),
        OverlaySettings.NONE,
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

  private ObjectNode completed(SignedOrder order) {
    Await.until(order.type() + " is reported", LIMIT, () -> !receiver.completions(order).isEmpty());
    return receiver.completions(order).getFirst();
  }

  private String status() throws IOException {
    return Files.readString(folder.resolve("status.json"));
  }

  @Test
  void start_checksInScansProvesAndObeys_thenStopsWithinSeconds() throws Exception {
    var pending = order("diagnostic", Json.object().put("command", "uptime"));
    receiver.pending(pending);
    var daemon = daemon(Map.of());
    try (daemon) {
      daemon.start();
      Await.until("checked in", LIMIT, () -> !receiver.checkins().isEmpty());
      Await.until("evidence arrived", LIMIT, () -> receiver.evidence().size() >= 3);
      var drift = order("run_drift", Json.object());
      receiver.push(drift);
      assertThat(completed(drift).path("result").path("fail").asInt()).isEqualTo(1);
      var checkin = order("force_checkin", Json.object());
      int before = receiver.checkins().size();
      receiver.push(checkin);
      assertThat(completed(checkin).path("status").asString()).isEqualTo("completed");
      assertThat(receiver.checkins()).hasSizeGreaterThan(before);
      assertThat(completed(pending).path("status").asString()).isIn("completed", "failed");
      Await.until("all delivered", LIMIT, () -> receiver.evidence().size() >= 7);
      var start = System.nanoTime();
      daemon.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }
    assertThat(
            new ChainVerifier(List.of(appliance.key().verifyingKey())).verify(receiver.evidence()))
        .allMatch(finding -> finding.signatureValid() && finding.chainValid());
    assertThat(status()).contains("\"result\":\"ok\"", "\"server_key_matches_pin\":true");
  }

  @Test
  void scansAtOnce_areWrittenDownInTheOrderInWhichTheyLooked() throws Exception {
    var first = new CountDownLatch(1);
    var second = new CountDownLatch(1);
    HostScan scan =
        () -> {
          var now = Instant.now();
          if (first.getCount() == 0) {
            second.countDown();
            return TestAppliance.scan(now, new Verdict.Fail("port 23 is open"));
          }
          first.countDown();
          // Were the second let in, it would overtake this one.
          var _ = second.await(2, TimeUnit.SECONDS);
          return TestAppliance.scan(now, new Verdict.Pass());
        };
    try (var daemon = daemon(Map.of(), scan)) {
      daemon.start();
      assertThat(first.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      receiver.push(order("run_drift", Json.object()));
      Await.until("both are proven", LIMIT, () -> verdicts().size() >= 2);
      assertThat(verdicts()).containsExactly("pass", "fail");
    }
  }

  private List<String> verdicts() {
    return receiver.evidence().stream()
        .map(bundle -> Bundle.parse(bundle.signedPayload()).content())
        .filter(content -> content.kind() == BundleKind.CHECK)
        .filter(content -> !content.check().equals("encryption"))
        .flatMap(content -> content.verdict().stream())
        .toList();
  }

  @Test
  void checkin_nameDoesNotResolve_failsClosedAlertsAndTellsLater() throws Exception {
    try (var daemon = daemon(Map.of("MCP_URL", "https://central.invalid"))) {
      assertThat(daemon.once()).isFalse();
      assertThat(daemon.once()).isFalse();
    }
    assertThat(status()).contains("\"result\":\"dns\"");
    assertThat(receiver.incidents()).isEmpty();
    try (var daemon = daemon(Map.of())) {
      daemon.start();
      Await.until("the incident arrived", LIMIT, () -> !receiver.incidents().isEmpty());
      Await.until("the evidence arrived", LIMIT, () -> receiver.evidence().size() >= 4);
    }
    // Beside the drift that the scan found.
    assertThat(receiver.incidents())
        .filteredOn(
            incident -> incident.path("incident_type").asString().equals("net_dns_resolution"))
        .singleElement()
        .satisfies(incident -> assertThat(incident.toString()).contains("central.invalid"));
  }

  @Test
  void checkin_failures_areToldApart() throws Exception {
    receiver.know(appliance.key().verifyingKey(), Sha256.hex("another key"));
    try (var daemon = daemon(Map.of())) {
      assertThat(daemon.once()).isFalse();
    }
    assertThat(status()).contains("\"result\":\"unauthorized\"");
    receiver.faults(() -> Fault.UNAVAILABLE);
    try (var daemon = daemon(Map.of())) {
      assertThat(daemon.once()).isFalse();
    }
    assertThat(status()).contains("\"result\":\"server_error\"");
    receiver.down();
    try (var daemon = daemon(Map.of())) {
      assertThat(daemon.once()).isFalse();
    }
    assertThat(status()).contains("\"result\":\"refused\"");
  }
}

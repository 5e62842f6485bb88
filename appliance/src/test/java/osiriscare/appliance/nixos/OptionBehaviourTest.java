package osiriscare.appliance.nixos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.update.RebuildDesk;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.bundle.BundleContent.DeploymentMode;
import osiriscare.evidence.bundle.ChainVerifier;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.testkit.Await;
import osiriscare.testkit.TestClock;

/// What each option of `services.compliance-agent` changes in what the program does, from the
/// option in Nix to what others see of it. Of the options that are not here, `allowedHosts` is in
/// FirewallNetworkTest, and the client certificate in ConfiguredAgentTest.
@Tag("real-nix")
class OptionBehaviourTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  // Of evidence; less than a scan makes.
  private static final int KEPT = 3;
  private static final String SECRET = "the shared secret of the MSP";

  @TempDir Path folder;

  private final List<ConfiguredAgent> agents = new ArrayList<>();

  @AfterEach
  void close() {
    agents.forEach(ConfiguredAgent::close);
  }

  private ConfiguredAgent agent(String policy, String service, String definitions)
      throws Exception {
    var agent = new ConfiguredAgent(folder, policy, service, definitions);
    agents.add(agent);
    return agent;
  }

  private static List<BundleContent> evidence(ConfiguredAgent agent) {
    return agent.receiver.evidence().stream()
        .map(signed -> Bundle.parse(signed.signedPayload()).content())
        .toList();
  }

  private static String log(ConfiguredAgent agent) throws IOException {
    return Files.readString(agent.state().resolve("log/appliance.log"), UTF_8);
  }

  @Test
  void documentedValues_hold() throws Exception {
    var agent = agent("1.0", "sshd", "");
    var order = agent.order(Duration.ofSeconds(100));
    agent.receiver.pending(order);
    var daemon = agent.start();
    Await.until("the order is done", LIMIT, () -> isReported(agent, order));
    assertThat(agent.receiver.completions(order).getFirst().path("error_code").asString())
        .isNotEqualTo("expired");
    Await.until("evidence arrived", LIMIT, () -> evidence(agent).size() > KEPT);
    // The next check-in comes after a minute.
    assertThat(agent.receiver.checkins()).hasSize(1);
    daemon.destroy();
    daemon.waitFor();

    var checkin = agent.receiver.checkins().getFirst();
    assertThat(checkin.site().value()).isEqualTo("clinic-001");
    assertThat(checkin.hostname().value()).isEqualTo("box");
    assertThat(evidence(agent))
        .allSatisfy(content -> {
          assertThat(content.site().value()).isEqualTo("clinic-001");
          assertThat(content.deploymentMode()).isEqualTo(DeploymentMode.RESELLER);
          assertThat(content.resellerId()).contains("msp-alpha");
        });
    assertThat(log(agent)).contains(" INFO ", " WARN ");
    var policy = agent.policy();
    assertThat(policy.at("/baseline/policy_version").asString()).isEqualTo("1.0");
    assertThat(policy.at("/guardrails/maintenance_window").asString()).isEqualTo("02:00-04:00");
    assertThat(policy.at("/guardrails/allow_disruptive_outside_window").asBoolean()).isFalse();
    assertThat(policy.at("/guardrails/ntp_max_skew_ms").asInt()).isEqualTo(5000);
    age(agent, Duration.ofDays(31));
    assertThat(agent.run("--prune")).startsWith("0 bundles");
  }

  @Test
  void changedValues_hold() throws Exception {
    try (var msp = new FakeMsp(folder)) {
      var agent =
          agent(
              "2.0",
              "no-such-service",
              """
              siteId = "clinic-002";
              hostId = "srv-2";
              resellerId = "msp-beta";
              policyVersion = "2.0";
              pollInterval = 10;
              orderTtl = 60;
              maintenanceWindow = "22:30-01:00";
              allowDisruptiveOutsideWindow = true;
              ntpMaxSkewMs = 100;
              evidenceRetention = %d;
              pruneRetentionDays = 30;
              logLevel = "WARNING";
              %s
              """
                  .formatted(KEPT, msp.definitions()));
      agent.secret("hook.secret", SECRET);
      agent.trust(msp.authority());
      var old = agent.order(Duration.ofSeconds(100));
      var fresh = agent.order(Duration.ofSeconds(1));
      agent.receiver.pending(old);
      agent.receiver.pending(fresh);
      var daemon = agent.start();
      Await.until("it checks in again", LIMIT, () -> agent.receiver.checkins().size() > 1);
      Await.until("the fresh order is done", LIMIT, () -> isReported(agent, fresh));
      Await.until("the old order is refused", LIMIT, () -> isReported(agent, old));
      Await.until("evidence arrived", LIMIT, () -> evidence(agent).size() > KEPT);
      var posted = msp.posted();
      assertThat(msp.line()).contains("clinic-002");
      daemon.destroy();
      daemon.waitFor();

      assertThat(agent.receiver.completions(old))
          .extracting(completion -> completion.path("error_code").asString())
          .containsOnly("expired");
      assertThat(posted.signature()).isEqualTo("sha256=" + hmac(posted.body()));
      assertThat(posted.body()).contains("clinic-002");
      var checkin = agent.receiver.checkins().getFirst();
      assertThat(checkin.site().value()).isEqualTo("clinic-002");
      assertThat(checkin.hostname().value()).isEqualTo("srv-2");
      assertThat(evidence(agent))
          .allSatisfy(content -> {
            assertThat(content.site().value()).isEqualTo("clinic-002");
            assertThat(content.resellerId()).contains("msp-beta");
          });
      // signingKeyFile
      var verifier = new ChainVerifier(List.of(agent.key.verifyingKey()));
      assertThat(verifier.verify(agent.receiver.evidence()))
          .allMatch(finding -> finding.signatureValid() && finding.chainValid());
      assertThat(log(agent)).contains(" WARN ").doesNotContain(" INFO ");
      var policy = agent.policy();
      assertThat(policy.at("/baseline/policy_version").asString()).isEqualTo("2.0");
      assertThat(policy.at("/baseline/critical_services/0").asString())
          .isEqualTo("no-such-service");
      assertThat(policy.at("/guardrails/maintenance_window").asString()).isEqualTo("22:30-01:00");
      assertThat(policy.at("/guardrails/allow_disruptive_outside_window").asBoolean()).isTrue();
      assertThat(policy.at("/guardrails/ntp_max_skew_ms").asInt()).isEqualTo(100);
      assertThat(agent.run("--prune")).startsWith("0 bundles");
      age(agent, Duration.ofDays(31));
      assertThat(agent.run("--prune")).doesNotStartWith("0 bundles");
      assertThat(bundles(agent)).isEqualTo(KEPT);
    }
  }

  @Test
  void policyVersion_thatTheBaselineHasNot_leavesItWithoutOne() throws Exception {
    var agent = agent("1.0", "sshd", "policyVersion = \"2.0\";");
    agent.run("--once");

    var policy = agent.policy();
    assertThat(policy.has("baseline")).isFalse();
    assertThat(policy.path("baseline_problem").asString()).contains("policy_version must be 2.0");
  }

  private static boolean isReported(ConfiguredAgent agent, SignedOrder order) {
    return !agent.receiver.completions(order).isEmpty();
  }

  private static int bundles(ConfiguredAgent agent) throws SQLException {
    try (var connection = agent.database();
        var rows = connection.createStatement().executeQuery("SELECT count(*) FROM bundle")) {
      return rows.getInt(1);
    }
  }

  private static void age(ConfiguredAgent agent, Duration by) throws Exception {
    try (var connection = agent.database();
        var update = connection.prepareStatement("UPDATE bundle SET created_at = created_at - ?")) {
      update.setLong(1, by.toMillis());
      assertThat(update.executeUpdate()).isPositive();
    }
  }

  @Test
  void rebuildHealthCheckTimeout_isAskedOfWhoRebuilds() throws Exception {
    var agent = agent("1.0", "sshd", "rebuildHealthCheckTimeout = 90;");
    var clock = new TestClock(Instant.parse("2026-11-21T09:00:00Z"));
    var asked = new ConcurrentLinkedQueue<String>();
    var desk =
        new RebuildDesk(
            agent.state(),
            folder,
            agent.config().rebuildHealthCheck(),
            clock,
            time -> {
              clock.advance(time);
              asked.add(text(agent.state().resolve(".rebuild-request")));
            });
    var order = OrderId.issue(clock.instant(), new SecureRandom());

    assertThatThrownBy(() -> desk.carryOut(order, "a".repeat(40)))
        .hasMessageContaining("nothing on this machine takes the request");
    assertThat(asked).first().asString().contains("health_seconds=90");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void directMode_tellsNoMsp() throws Exception {
    try (var msp = new FakeMsp(folder)) {
      var agent =
          agent(
              "1.0",
              "no-such-service",
              "deploymentMode = \"direct\"; resellerId = null;" + msp.definitions());
      agent.secret("hook.secret", SECRET);
      agent.trust(msp.authority());
      agent.run("--once");

      assertThat(agent.receiver.incidents()).isNotEmpty();
      assertThat(evidence(agent))
          .isNotEmpty()
          .allSatisfy(content -> {
            assertThat(content.deploymentMode()).isEqualTo(DeploymentMode.DIRECT);
            assertThat(content.resellerId()).isEmpty();
          });
      msp.heardNothing();
    }
  }

  private static String hmac(String body) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }
}

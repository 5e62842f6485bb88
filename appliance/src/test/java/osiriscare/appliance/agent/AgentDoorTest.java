package osiriscare.appliance.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.agent.protocol.CapabilityTier;
import osiriscare.agent.protocol.DriftEvent;
import osiriscare.agent.protocol.RMMAgent;
import osiriscare.agent.protocol.RMMStatusReport;
import osiriscare.appliance.TestAppliance;
import osiriscare.appliance.action.StepResult;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.appliance.daemon.Daemon;
import osiriscare.appliance.update.OverlaySettings;
import osiriscare.daemon.systemd.Liveness;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.order.OrderSigner;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.testkit.Await;
import osiriscare.testkit.receiver.FakeReceiver;
import osiriscare.testkit.workstation.FakeWorkstation;
import tools.jackson.databind.node.ObjectNode;

/// The daemon with its door open, a receiver behind it, and workstations that come with the
/// reference client.
class AgentDoorTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  // Tags a test whose daemon begins with this tier.
  private static final String SELF_HEAL = "self_heal";
  private static final String HOST = "front-desk-3";

  @TempDir Path folder;

  private final FakeReceiver receiver = new FakeReceiver(Clock.systemUTC());
  private final Map<String, String> environment = new HashMap<>();
  private final SecureRandom random = new SecureRandom();
  private Daemon daemon;

  @BeforeEach
  void start(TestInfo test) throws Exception {
    TestAppliance.claimed(folder, receiver, Clock.systemUTC());
    environment.put("GRPC_PORT", Integer.toString(freePort()));
    start(test.getTags().contains(SELF_HEAL) ? SELF_HEAL : "monitor_only");
  }

  private void start(String tier) throws IOException {
    daemon = daemon(tier);
    daemon.start();
    Await.until("open", LIMIT, () -> status().has("agents"));
    // What heals needs a look at the clock: the policy is told after the first scan was taken over.
    Await.until("scanned", LIMIT, () -> hasArrived(BundleKind.RULESET));
  }

  private Daemon daemon(String tier) throws IOException {
    environment.put("AGENT_TIER", tier);
    environment.put("HEALING_DRY_RUN", "false");
    return new Daemon(
        config(),
        _ -> () -> TestAppliance.scan(Instant.now(), new Verdict.Pass()),
        (_, _) -> StepResult.refused("nothing acts here"),
        folder.resolve("appliance.log"),
        OverlaySettings.NONE,
        new Liveness(System::nanoTime),
        Clock.systemUTC());
  }

  private boolean hasArrived(BundleKind kind) {
    return receiver.evidence().stream()
        .anyMatch(bundle -> Bundle.parse(bundle.signedPayload()).content().kind() == kind);
  }

  private void restart(String tier) throws IOException {
    daemon.close();
    Files.delete(folder.resolve("status.json"));
    start(tier);
  }

  @AfterEach
  void close() {
    daemon.close();
    receiver.close();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private ApplianceConfig config() {
    return ConfigFile.read(folder.resolve("config.yaml"), environment);
  }

  private ObjectNode status() {
    try {
      return Json.object(Files.readString(folder.resolve("status.json")), "status").tree();
    } catch (IOException _) {
      return Json.object();
    }
  }

  private ObjectNode invitation(String host) throws IOException {
    try (var desk = AgentDesk.open(config())) {
      return desk.invitation(host);
    }
  }

  private FakeWorkstation invited(String host) throws Exception {
    return new FakeWorkstation(host, invitation(host));
  }

  private FakeWorkstation enrolled(String host) throws Exception {
    var workstation = invited(host);
    workstation.enrol();
    return workstation;
  }

  private List<BundleContent> evidence(BundleKind kind) {
    return receiver.evidence().stream()
        .map(bundle -> Bundle.parse(bundle.signedPayload()).content())
        .filter(content -> content.kind() == kind && content.host().value().equals(HOST))
        .toList();
  }

  private BundleContent awaited(BundleKind kind, Predicate<BundleContent> wanted) {
    Await.until("evidence about " + HOST, LIMIT, () -> evidence(kind).stream().anyMatch(wanted));
    return evidence(kind).stream().filter(wanted).findFirst().orElseThrow();
  }

  private static void refused(String words, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(StatusRuntimeException.class).hasMessageContaining(words);
  }

  @Test
  void enrol_givesAnIdentityThatLasts_andTheConfiguration() throws Exception {
    try (var pc = invited("Front-Desk-3")) {
      var answer = pc.enrol();
      assertThat(answer.getAgentId()).isEqualTo("agent-front-desk-3");
      assertThat(answer.getCheckIntervalSeconds()).isEqualTo(300);
      assertThat(answer.getEnabledChecksList())
          .containsExactly(
              "bitlocker",
              "defender",
              "patches",
              "firewall",
              "screenlock",
              "services",
              "rmm_detection");
      assertThat(answer.getCapabilityTier()).isEqualTo(CapabilityTier.MONITOR_ONLY);
      assertThat(answer.getCheckConfigMap()).containsEntry("screenlock.seconds_max", "600");
      var certificate = pc.certificate();
      assertThat(certificate.getSubjectX500Principal().getName())
          .isEqualTo("CN=agent-front-desk-3");
      assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
      assertThat(Duration.between(Instant.now(), certificate.getNotAfter().toInstant()))
          .isBetween(Duration.ofDays(364), Duration.ofDays(365));
      assertThat(pc.heartbeat().getAcknowledged()).isTrue();
      // A machine that was set up anew is the same machine.
      try (var again = enrolled(HOST)) {
        assertThat(again.heartbeat().getAcknowledged()).isTrue();
        assertThat(again.certificate().getSerialNumber())
            .isNotEqualTo(certificate.getSerialNumber());
        refused("UNAUTHENTICATED", pc::heartbeat);
      }
      try (var desk = AgentDesk.open(config())) {
        assertThat(desk.list()).hasSize(1);
        assertThat(desk.list().get(0).path("os_version").asString()).contains("Windows 11");
      }
    }
  }

  @Test
  void authority_isMadeOnce_andItsKeyIsClosed() throws Exception {
    var files = folder.resolve("ca");
    for (var name : List.of("ca.key", "server.key")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.resolve(name))))
          .isEqualTo("rw-------");
    }
    var before = invitation(HOST).path("ca_cert_sha256").asString();
    var server = Files.readString(files.resolve("server.crt"));
    restart("monitor_only");
    assertThat(invitation(HOST).path("ca_cert_sha256").asString()).isEqualTo(before);
    assertThat(Files.readString(files.resolve("server.crt"))).isEqualTo(server);
  }

  @Test
  void token_isGoodForOneMachineAndOneKey() throws Exception {
    var invitation = invitation(HOST);
    try (var pc = new FakeWorkstation(HOST, invitation);
        var other = new FakeWorkstation("back-office-1", invitation)) {
      refused("the enrolment token is not good for this machine", other::enrol);
      pc.enrol();
      refused("the enrolment token is not good for this machine", pc.thief()::enrol);
      refused("needs an enrolment token", pc.stranger()::enrol);
      assertThat(pc.heartbeat().getAcknowledged()).isTrue();
    }
  }

  @Test
  void enrol_whoseAnswerWasLost_worksAgainWithTheSameKey() throws Exception {
    try (var pc = invited(HOST)) {
      pc.calls().register(pc.registration().build());
      pc.enrol();
      assertThat(pc.heartbeat().getAcknowledged()).isTrue();
    }
  }

  @Test
  void enrol_withABadRequest_namesTheField_andDoesNotSpendTheToken() throws Exception {
    try (var pc = invited(HOST)) {
      var good = pc.registration().build();
      refused(
          "certificate_request_pem must be a PKCS #10 request",
          () -> pc.calls().register(good.toBuilder().clearCertificateRequestPem().build()));
      refused(
          "hostname must be 1 to 253",
          () -> pc.calls().register(good.toBuilder().setHostname("a b").build()));
      refused(
          "needs_certificates must be true",
          () -> pc.calls().register(good.toBuilder().setNeedsCertificates(false).build()));
      refused(
          "os_version must be one line",
          () -> pc.calls().register(good.toBuilder().setOsVersion("a\nb").build()));
      pc.enrol();
    }
  }

  @Test
  void withoutACertificate_nothingButEnrolmentIsPossible() throws Exception {
    try (var stranger = invited(HOST).stranger()) {
      refused("UNAUTHENTICATED", stranger::heartbeat);
      refused("UNAUTHENTICATED", stranger::askConfiguration);
      refused("UNAUTHENTICATED", () -> stranger.rmm(RMMStatusReport.newBuilder()));
      // Closed before anything is said.
      try (var stream = stranger.stream()) {
        assertThat(stream.end()).hasMessageContaining("UNAUTHENTICATED");
      }
    }
    assertThat(evidence(BundleKind.CHECK)).isEmpty();
  }

  @Test
  void certificateThatIsNotOurs_isRefusedByTls_whateverNumberItHas() throws Exception {
    try (var pc = enrolled(HOST);
        var forger = pc.forger()) {
      assertThat(forger.certificate().getSerialNumber())
          .isEqualTo(pc.certificate().getSerialNumber());
      refused("UNAVAILABLE", forger::heartbeat);
      assertThat(pc.heartbeat().getAcknowledged()).isTrue();
    }
  }

  @Test
  void applianceOfAnotherAuthority_isNotTrusted() throws Exception {
    try (var pc = enrolled(HOST)) {
      Files.delete(folder.resolve("ca/ca.key"));
      Files.delete(folder.resolve("ca/ca.crt"));
      Files.delete(folder.resolve("ca/server.crt"));
      restart("monitor_only");
      pc.disconnect();
      refused("UNAVAILABLE", pc::heartbeat);
    }
  }

  @Test
  void drift_becomesEvidenceAndAnIncident_untilItPasses() throws Exception {
    try (var pc = enrolled(HOST)) {
      var ack = pc.report(pc.event("firewall", false).putMetadata("profile", "Public").build());
      assertThat(ack.getError()).isEmpty();
      assertThat(ack.getReceived()).isTrue();
      var proof = awaited(BundleKind.CHECK, _ -> true);
      assertThat(ack.getEventId()).isEqualTo(proof.id().toString());
      assertThat(proof.check()).isEqualTo("firewall_status");
      assertThat(proof.verdict()).contains("fail");
      assertThat(proof.preState().path("profile").asString()).isEqualTo("Public");
      assertThat(proof.preState().path("agent_id").asString()).isEqualTo("agent-" + HOST);
      assertThat(proof.nixosRevision()).isEmpty();
      Await.until("incident", LIMIT, () -> !receiver.incidents().isEmpty());
      var incident = receiver.incidents().getFirst();
      // By the clock that also dates the pass which ends it.
      assertThat(incident.path("observed_at").asString()).isEqualTo(proof.start().toString());
      assertThat(incident.path("host_id").asString()).isEqualTo(HOST);
      assertThat(incident.path("check_type").asString()).isEqualTo("firewall_status");
      assertThat(incident.toString()).contains("only monitors", "L1-WKS-MONITOR-001");
      // The same again is no second bundle.
      var again = pc.report(pc.event("firewall", false).putMetadata("profile", "Public").build());
      assertThat(again.getEventId()).isEqualTo(ack.getEventId());
      var passed = pc.report(pc.event("firewall", true).build());
      awaited(BundleKind.CHECK, content -> content.id().toString().equals(passed.getEventId()));
      assertThat(receiver.incidents()).hasSize(1);
    }
  }

  @Test
  void event_thatCouldNotBeChecked_isUnknown() throws Exception {
    try (var pc = enrolled(HOST)) {
      pc.report(pc.event("bitlocker", true).setUnknownReason("WMI gave no answer").build());
      var proof = awaited(BundleKind.CHECK, _ -> true);
      assertThat(proof.verdict()).contains("unknown");
      assertThat(proof.toString()).contains("WMI gave no answer");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          check_type    | check_type must be one of
          agent_id      | agent_id is not the one of the certificate
          hostname      | hostname is not the one of the certificate
          timestamp     | timestamp must be seconds since 1970
          old           | timestamp is more than 8 days old
          actual        | actual has more than 1000 characters
          metadata      | metadata must have names of
          """)
  void event_thatIsWrong_isRefusedByName_andTheStreamGoesOn(String what, String words)
      throws Exception {
    try (var pc = enrolled(HOST);
        var stream = pc.stream()) {
      stream.send(spoilt(pc.event("firewall", true), what).build());
      var refused = stream.ack();
      assertThat(refused.getReceived()).isFalse();
      assertThat(refused.getError()).contains(words);
      stream.send(pc.event("firewall", true).build());
      assertThat(stream.ack().getReceived()).isTrue();
    }
  }

  private static DriftEvent.Builder spoilt(DriftEvent.Builder event, String what) {
    return switch (what) {
      case "check_type" -> event.setCheckType("printer");
      case "agent_id" -> event.setAgentId("agent-other");
      case "hostname" -> event.setHostname("other");
      case "timestamp" -> event.clearTimestamp();
      case "old" -> event.setTimestamp(Instant.now().minus(Duration.ofDays(9)).getEpochSecond());
      case "actual" -> event.setActual("x".repeat(1001));
      default -> event.putMetadata("A B", "x");
    };
  }

  @Test
  void report_ofRemoteTools_failsForThoseThatNobodyExpects() throws Exception {
    Files.writeString(
        folder.resolve("config.yaml"),
        Files.readString(folder.resolve("config.yaml")) + "allowed_rmm: [NinjaRMM]\n");
    restart("monitor_only");
    try (var pc = enrolled(HOST)) {
      var expected = RMMAgent.newBuilder().setName("ninjarmm").setRunning(true);
      assertThat(pc.rmm(RMMStatusReport.newBuilder().addDetectedAgents(expected))).isTrue();
      awaited(BundleKind.CHECK, content -> content.verdict().orElse("").equals("pass"));
      pc.rmm(
          RMMStatusReport.newBuilder()
              .addDetectedAgents(expected)
              .addDetectedAgents(RMMAgent.newBuilder().setName("ScreenConnect").setRunning(true))
              .addDetectedAgents(RMMAgent.newBuilder().setName("Atera")));
      var proof = awaited(BundleKind.CHECK, content -> content.verdict().orElse("").equals("fail"));
      assertThat(proof.check()).isEqualTo("rmm_detection");
      assertThat(proof.preState().path("unexpected").toString()).isEqualTo("[\"ScreenConnect\"]");
    }
  }

  @Test
  void renewal_whoseAnswerIsLost_locksNobodyOut_andTheNewOneEndsTheOld() throws Exception {
    try (var pc = enrolled(HOST)) {
      var first = pc.certificate();
      pc.renew(true);
      assertThat(pc.heartbeat().getAcknowledged()).as("the old one, still").isTrue();
      pc.renew(false);
      assertThat(pc.certificate()).isNotEqualTo(first);
      assertThat(pc.heartbeat().getAcknowledged()).isTrue();
    }
  }

  @Test
  void removed_isOutAtOnce_evenOnAnOpenStream() throws Exception {
    try (var pc = enrolled(HOST);
        var stream = pc.stream()) {
      stream.send(pc.event("firewall", true).build());
      stream.ack();
      try (var desk = AgentDesk.open(config())) {
        assertThat(desk.remove(HOST)).isTrue();
        assertThat(desk.remove(HOST)).isFalse();
        assertThat(desk.list()).isEmpty();
      }
      stream.send(pc.event("firewall", false).build());
      assertThat(stream.end()).hasMessageContaining("UNAUTHENTICATED");
      refused("UNAUTHENTICATED", pc::heartbeat);
    }
  }

  @Test
  void removed_isUnknownFromThenOn_andForgotten() throws Exception {
    try (var pc = enrolled(HOST)) {
      pc.report(pc.event("firewall", false).build());
      Await.until("incident", LIMIT, () -> !receiver.incidents().isEmpty());
      try (var desk = AgentDesk.open(config())) {
        desk.remove(HOST);
      }
      // What is done once a minute is also done at the start.
      restart("monitor_only");
      var last =
          awaited(BundleKind.CHECK, content -> content.verdict().orElse("").equals("unknown"));
      assertThat(last.reason()).contains("the workstation was taken out");
    }
    // The same name is a new machine: its drift is told anew.
    try (var pc = enrolled(HOST)) {
      pc.report(pc.event("firewall", false).build());
      Await.until("told anew", LIMIT, () -> receiver.incidents().size() == 2);
    }
  }

  @Test
  void authorityThatIsTorn_closesThisDoorOnly() throws Exception {
    daemon.close();
    Files.writeString(folder.resolve("ca/ca.crt"), "-----BEGIN");
    Files.delete(folder.resolve("status.json"));
    int before = receiver.checkins().size();
    daemon = daemon("monitor_only");
    daemon.start();
    Await.until("checks in", LIMIT, () -> receiver.checkins().size() > before);
    assertThatThrownBy(() -> invitation(HOST)).hasMessageContaining("ca.crt");
  }

  @Test
  void factsThatAreTooLong_areRefused_andOthersAreStillDecided() throws Exception {
    try (var pc = enrolled(HOST)) {
      var event = pc.event("firewall", false);
      for (int i = 0; i < 20; i++) {
        event.putMetadata("fact" + i, "x".repeat(900));
      }
      assertThat(pc.report(event.build()).getError()).contains("more than 16000 characters");
      pc.report(pc.event("firewall", false).build());
      Await.until("incident", LIMIT, () -> !receiver.incidents().isEmpty());
    }
  }

  @Test
  void heartbeat_afterARestart_sendsTheAgentForItsConfiguration() throws Exception {
    try (var pc = enrolled(HOST)) {
      assertThat(pc.heartbeat().getConfigChanged()).isFalse();
      restart("self_heal");
      pc.disconnect();
      assertThat(pc.heartbeat().getConfigChanged()).isTrue();
      assertThat(pc.askConfiguration().getCapabilityTier()).isEqualTo(CapabilityTier.SELF_HEAL);
      assertThat(pc.heartbeat().getConfigChanged()).isFalse();
    }
  }

  @Test
  @Tag(SELF_HEAL)
  void selfHeal_commandGoesToTheAgent_andOnlyItsNextResultIsTheProof() throws Exception {
    try (var pc = enrolled(HOST);
        var stream = pc.stream()) {
      stream.send(pc.event("firewall", false).build());
      assertThat(stream.ack().getReceived()).isTrue();
      var command = stream.ack().getHealCommand();
      assertThat(command.getCheckType()).isEqualTo("firewall");
      assertThat(command.getAction()).isEqualTo("enable");
      assertThat(command.getTimeoutSeconds()).isEqualTo(60);
      // Told with every heartbeat until it is answered.
      assertThat(pc.heartbeat().getPendingCommandsList()).containsExactly(command);
      assertThat(pc.heartbeat().getPendingCommandsList()).containsExactly(command);
      stream.send(pc.event("firewall", true).build());
      stream.ack();
      assertThat(pc.healed(command, true)).isTrue();
      assertThat(pc.heartbeat().getPendingCommandsList()).isEmpty();
      var proof = awaited(BundleKind.HEALING, _ -> true);
      assertThat(proof.postState().path("healing_outcome").asString()).isEqualTo("healed");
      assertThat(proof.preState().toString()).contains("\"platform\":\"workstation\"");
      assertThat(proof.nullReasons().get("ntp_offset_ms")).contains("reports by itself");
    }
  }

  @Test
  @Tag(SELF_HEAL)
  void selfHeal_thatTheAgentRefuses_isForAPerson_andEncryptionNeverIsTried() throws Exception {
    try (var pc = enrolled(HOST);
        var stream = pc.stream()) {
      stream.send(pc.event("bitlocker", false).build());
      stream.ack();
      stream.send(pc.event("defender", false).build());
      stream.ack();
      var command = stream.ack().getHealCommand();
      assertThat(command.getCheckType()).isEqualTo("defender");
      pc.healed(command, false);
      var failed =
          awaited(
              BundleKind.HEALING,
              content -> content.postState().path("healing_outcome").asString().equals("failed"));
      assertThat(failed.toString()).contains("the policy forbids it");
      var escalated =
          awaited(BundleKind.HEALING, content -> content.check().equals("bitlocker_status"));
      assertThat(escalated.postState().path("healing_outcome").asString()).isEqualTo("escalated");
    }
  }

  private ObjectNode ordered(String runbook, String host) {
    var now = Instant.now();
    var parameters = Json.object().put("runbook_id", runbook).put("host", host);
    parameters.put("origin", "person").put("check_type", "firewall_status");
    parameters.putObject("parameters");
    if (runbook.equals("LIN-SVC-001")) {
      parameters.putObject("parameters").put("unit", "cron.service");
    }
    var order =
        new OrderSigner(receiver.orderKey())
            .sign(
                new Order(
                    OrderId.issue(now, random),
                    "healing",
                    parameters,
                    config().appliance(),
                    Sha256.hex(now + runbook + host).substring(0, 32),
                    now,
                    now.plusSeconds(900),
                    now.plusSeconds(900)),
                0);
    receiver.push(order);
    Await.until("reported", LIMIT, () -> !receiver.completions(order).isEmpty());
    return receiver.completions(order).getFirst();
  }

  /// A target that is known by its agent only was refused by older appliances; and what is meant
  /// for one machine is never done on another.
  @Test
  @Tag(SELF_HEAL)
  void order_forAWorkstation_isCarriedOutThere_andNeverHere() throws Exception {
    assertThat(ordered("WKS-FW-001", HOST).toString()).contains("refused");
    try (var pc = enrolled(HOST);
        var stream = pc.stream()) {
      stream.send(pc.event("rmm_detection", true).build());
      stream.ack();
      assertThat(ordered("LIN-SVC-001", HOST).toString())
          .contains("refused", "not made for workstation");
      var answer = CompletableFuture.supplyAsync(() -> ordered("WKS-FW-001", HOST));
      var command = stream.ack().getHealCommand();
      assertThat(command.getAction()).isEqualTo("enable");
      stream.send(pc.event("firewall", true).build());
      stream.ack();
      pc.healed(command, true);
      assertThat(answer.get(60, TimeUnit.SECONDS).toString()).contains("healed");
    }
  }

  @Test
  void name_ofTheApplianceItself_isNoWorkstation() throws Exception {
    assertThatThrownBy(() -> invitation(config().hostname().value()))
        .hasMessageContaining("is the appliance's own");
  }
}

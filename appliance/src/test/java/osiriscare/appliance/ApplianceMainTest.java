package osiriscare.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.config.EvidenceKeys;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.ChainVerifier;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.testkit.Await;
import osiriscare.testkit.receiver.FakeReceiver;
import osiriscare.testkit.receiver.Fault;
import osiriscare.testkit.systemd.FakeSystemd;

/// The program itself, in a process of its own, on the machine the test runs on.
class ApplianceMainTest {
  private static final Duration LIMIT = Duration.ofSeconds(150);
  private static final String CODE = "ABCD1234EFGH5678";

  @TempDir Path folder;

  private final FakeReceiver receiver = new FakeReceiver(Clock.systemUTC());
  private final List<Process> started = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  @AfterEach
  void close() {
    started.forEach(Process::destroyForcibly);
    receiver.close();
  }

  private Process start(String... arguments) throws IOException {
    var builder = AgentProgram.of(folder, arguments).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("output").toFile());
    builder.environment().put("MCP_URL", receiver.uri().toString());
    builder.environment().put("HEALING_DRY_RUN", "true");
    builder.environment().putAll(environment);
    var process = builder.start();
    started.add(process);
    return process;
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    var process = start(arguments);
    process.getOutputStream().close();
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void provision_badCode_exits1WithTheReason() throws Exception {
    receiver.badCode(CODE, ProblemCode.CODE_EXPIRED);
    assertThat(run("--provision", CODE)).isEqualTo(1);
    assertThat(output()).contains("Provision code expired").doesNotContain("Exception");
    assertThat(folder.resolve("config.yaml")).doesNotExist();
  }

  @Test
  void start_withACodeInAFile_goesIntoServiceWithNobodyThere() throws Exception {
    var file = Files.writeString(folder.resolve("provision-code"), CODE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    receiver.down();
    var process = start("--provision-file", file.toString(), "--once");
    process.getOutputStream().close();
    Await.until("a try", LIMIT, () -> output().contains("is tried until it works"));
    assertThat(file).exists();
    receiver.up();
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output()).isZero();
    assertThat(receiver.checkins()).isNotEmpty();
    assertThat(file).doesNotExist();
    assertThat(output()).doesNotContain(CODE);
  }

  @Test
  void start_withoutConfigAndWithoutAnswers_asksAndExits1() throws Exception {
    assertThat(run()).isEqualTo(1);
    assertThat(output()).contains("Enter your provision code (from partner dashboard):");
  }

  @Test
  void start_tornConfigOrQueue_exits2SaysWhereAndKeepsIt() throws Exception {
    assertThat(run("--provision", CODE)).as(output()).isZero();
    var queue = folder.resolve("appliance.db");
    var bytes = Files.readAllBytes(queue);
    Files.write(queue, new byte[] {1, 2, 3});
    assertThat(run()).isEqualTo(2);
    assertThat(output()).contains(queue.toString());
    assertThat(queue).hasBinaryContent(new byte[] {1, 2, 3});
    Files.write(queue, bytes);
    var config = folder.resolve("config.yaml");
    Files.writeString(config, "site_id: [");
    assertThat(run()).isEqualTo(2);
    assertThat(output()).contains(config.toString()).doesNotContain("\tat ");
    assertThat(config).hasContent("site_id: [");
  }

  @Test
  void daemon_killedAgainAndAgain_losesNothingAndStopsCleanly() throws Exception {
    assertThat(run("--provision", CODE)).as(output()).isZero();
    assertThat(output()).contains("Provisioning Complete!", "Site ID:     test-clinic-abc123");
    var faults = new Random(7);
    var kinds = List.of(Fault.values());
    receiver.faults(
        () -> faults.nextInt(4) > 0 ? Fault.NONE : kinds.get(faults.nextInt(kinds.size())));
    for (int life = 1; life <= 3; life++) {
      int enough = receiver.evidence().size() + 1 + faults.nextInt(4);
      var daemon = start();
      Await.until("life " + life + " delivers", LIMIT, () -> receiver.evidence().size() >= enough);
      daemon.destroyForcibly().waitFor();
    }
    receiver.faults(() -> Fault.NONE);
    int checkins = receiver.checkins().size();
    var daemon = start();
    Await.until("the last life checks in", LIMIT, () -> receiver.checkins().size() > checkins);
    var second = start();
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(2);
    Await.until("a whole scan arrived", LIMIT, () -> scans() > 0 && isDrained());
    daemon.destroy();
    assertThat(daemon.waitFor(15, TimeUnit.SECONDS)).isTrue();
    var key = new EvidenceKeys(folder, new SecureRandom()).current().verifyingKey();
    assertThat(new ChainVerifier(List.of(key)).verify(receiver.evidence()))
        .isNotEmpty()
        .allMatch(finding -> finding.signatureValid() && finding.chainValid());
  }

  @Test
  @Tag("real-datagram")
  void underSystemd_saysThatItRunsHowItIsAndThatItEnds() throws Exception {
    assertThat(run("--provision", CODE)).as(output()).isZero();
    var socket = folder.resolve("notify").toString();
    try (var systemd = FakeSystemd.listen(folder, socket)) {
      environment.put("NOTIFY_SOCKET", socket);
      environment.put("WATCHDOG_USEC", "600000");
      var page = Files.createDirectory(folder.resolve("page"));
      environment.put("RUNTIME_DIRECTORY", page.toString());
      var daemon = start();
      systemd.await("READY=1");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(page.resolve("index.html"))))
          .isEqualTo("rw-r--r--");
      systemd.await("WATCHDOG=1");
      systemd.await("STATUS=check-in at ");
      Await.until("the page says so", LIMIT, () -> text(page).contains("Z: ok</dd>"));
      assertThat(text(page)).doesNotContain("test-clinic");
      daemon.destroy();
      assertThat(daemon.waitFor(15, TimeUnit.SECONDS)).isTrue();
      systemd.await("STOPPING=1");
      assertThat(systemd.lines()).endsWith("STOPPING=1", "STATUS=stopping");
    }
  }

  @Test
  @Tag("real-datagram")
  void underSystemd_notRegisteredYet_isReadyAndAlive() throws Exception {
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        enrolment: registered
        site_id: clinic-001
        api_endpoint: %s
        deployment_mode: direct
        """
            .formatted(receiver.uri()));
    assertThat(run("--registration")).as(output()).isZero();
    assertThat(folder.resolve("primary-mac")).exists();
    var socket = folder.resolve("notify").toString();
    try (var systemd = FakeSystemd.listen(folder, socket)) {
      environment.put("NOTIFY_SOCKET", socket);
      environment.put("WATCHDOG_USEC", "600000");
      start();
      systemd.await("READY=1");
      systemd.await("WATCHDOG=1");
      systemd.await("STATUS=waiting until Central knows this appliance");
    }
  }

  private static String text(Path folder) {
    try {
      return Files.readString(folder.resolve("index.html"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long scans() {
    return receiver.evidence().stream()
        .filter(
            bundle -> Bundle.parse(bundle.signedPayload()).content().kind().word().equals("scan"))
        .count();
  }

  private boolean isDrained() {
    try {
      var status = Files.readString(folder.resolve("status.json"));
      return status.contains("\"evidence_waiting\":0") && status.contains("\"dead_letters\":0");
    } catch (IOException _) {
      return false;
    }
  }
}

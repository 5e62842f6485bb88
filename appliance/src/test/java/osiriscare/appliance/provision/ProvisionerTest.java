package osiriscare.appliance.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.appliance.config.Identity;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.provision.HandOver;
import osiriscare.protocol.provision.ServerKey.Purpose;
import osiriscare.testkit.Await;
import osiriscare.testkit.receiver.FakeReceiver;
import osiriscare.testkit.receiver.Fault;

/// Every line of the specification's error table, over real HTTP.
class ProvisionerTest {
  private static final String CODE = "ABCD1234EFGH5678";
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final FakeReceiver receiver = new FakeReceiver(Clock.systemUTC());

  @AfterEach
  void close() {
    receiver.close();
  }

  private Provisioner provisioner() {
    return new Provisioner(
        folder.resolve("config.yaml"), folder, false, new SecureRandom(), Clock.systemUTC());
  }

  private ClaimOutcome claim(String code) throws IOException, InterruptedException {
    return provisioner().claim(code, receiver.uri());
  }

  private void assertNothingWritten() {
    assertThat(ConfigFile.needsProvisioning(folder.resolve("config.yaml"))).isTrue();
    assertThat(folder.resolve("identity.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_CODE, Invalid provision code, false",
    "INVALID_CODE, Invalid provision code, false",
    "CODE_EXPIRED, Provision code expired, false",
    "CODE_CLAIMED, Code already claimed, false",
    "CODE_REVOKED, Provision code revoked, false",
    "RATE_LIMITED, Too many requests, true"
  })
  void claim_refused_saysTheSentenceOfTheTable(
      ProblemCode problem, String error, boolean isWorthRetrying) throws Exception {
    receiver.badCode(CODE, problem);
    var result =
        isWorthRetrying || problem == ProblemCode.INVALID_CODE
            ? HandOver.Result.FAILED
            : HandOver.Result.valueOf(problem.name());
    assertThat(claim(CODE)).isEqualTo(new ClaimOutcome.Failed(error, isWorthRetrying, result));
    assertNothingWritten();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ABC", "ABCD1234EFGH56789", "ABCD1234EFGH567!", "ÄBCD1234EFGH5678"})
  void claim_noCodeAtAll_isRefusedBeforeAnythingIsSent(String code) throws Exception {
    assertThat(claim(code))
        .isInstanceOfSatisfying(
            ClaimOutcome.Failed.class,
            failed -> {
              assertThat(failed.error()).startsWith("Invalid provision code");
              assertThat(failed.isWorthRetrying()).isFalse();
            });
    assertThat(receiver.claims()).isEmpty();
  }

  @Test
  void claim_nobodyListens_saysSo() throws Exception {
    receiver.down();
    assertThat(claim(CODE)).isEqualTo(new ClaimOutcome.Failed("Failed to connect to server", true));
    assertNothingWritten();
  }

  @Test
  void claim_nameDoesNotResolve_saysSo() throws Exception {
    var nowhere = URI.create("http://central.invalid:8001");
    assertThat(provisioner().claim(CODE, nowhere))
        .isEqualTo(
            new ClaimOutcome.Failed(
                "Failed to connect to server: its name does not resolve", true));
  }

  @Test
  void claim_serverSpeaksNoTls_saysSo() throws Exception {
    try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var server = Thread.ofVirtual().start(() -> answerPlainly(plain));
      var https = URI.create("https://127.0.0.1:" + plain.getLocalPort());
      assertThat(provisioner().claim(CODE, https))
          .isEqualTo(
              new ClaimOutcome.Failed(
                  "Failed to connect to server: its certificate was not accepted", true));
      server.join();
    }
  }

  private static void answerPlainly(ServerSocket plain) {
    try (var connection = plain.accept()) {
      connection
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void claim_serverFailsOrStrangerAnswers_mayBeRetried() throws Exception {
    for (var fault : List.of(Fault.UNAVAILABLE, Fault.LOSE_REQUEST, Fault.STRANGER)) {
      receiver.faults(() -> fault);
      assertThat(claim(CODE))
          .isInstanceOfSatisfying(
              ClaimOutcome.Failed.class,
              failed -> {
                assertThat(failed.error()).isNotEmpty().doesNotContain("Exception");
                assertThat(failed.isWorthRetrying()).isTrue();
              });
      assertNothingWritten();
    }
  }

  @Test
  void claim_answerGotLost_isRepeatedWithTheSameKeysAndGetsTheSameIdentity() throws Exception {
    var requests = new AtomicInteger();
    receiver.faults(() -> requests.getAndIncrement() == 0 ? Fault.LOSE_ANSWER : Fault.NONE);
    assertThat(claim(CODE)).isInstanceOf(ClaimOutcome.Failed.class);
    assertThat(claim("abcd-1234 efgh-5678")).isInstanceOf(ClaimOutcome.Claimed.class);
    assertThat(receiver.claims()).hasSize(1);
  }

  @Test
  void claim_succeeds_writesEverythingPrivatelyAndPinsTheKey() throws Exception {
    var outcome = (ClaimOutcome.Claimed) claim(CODE);
    var file = folder.resolve("config.yaml");
    assertThat(Files.readAllLines(file))
        .contains(
            "site_id: test-clinic-abc123",
            "poll_interval: 60",
            "enable_drift_detection: true",
            "enable_evidence_upload: true",
            "enable_l1_sync: true",
            "healing_enabled: true",
            "healing_dry_run: false",
            "log_level: INFO");
    for (var name : List.of("config.yaml", "identity.json", "keys/signing.key", "primary-mac")) {
      var mode = Files.getPosixFilePermissions(folder.resolve(name));
      assertThat(PosixFilePermissions.toString(mode)).as(name).isEqualTo("rw-------");
    }
    assertThat(folder.resolve("keys/api.key")).doesNotExist();
    assertThat(ConfigFile.read(file, Map.of())).hasToString(outcome.config().toString());
    assertThat(outcome.config().apiKey().orElseThrow().reveal()).hasSize(32);
    var identity = Identity.read(folder);
    assertThat(identity.appliance()).isEqualTo(outcome.config().appliance());
    assertThat(identity.pinned(Purpose.ORDERS)).containsExactly(receiver.orderKey().verifyingKey());
  }

  private static final String OTHER_CODE = "ZZZZ1234EFGH5678";

  // As a technician does who wants the box to ask for a code again.
  private void forgetConfiguration() throws IOException {
    Files.delete(folder.resolve("config.yaml"));
  }

  private byte[] key(String name) throws IOException {
    return Files.readAllBytes(folder.resolve("keys").resolve(name));
  }

  @Test
  void claimAgain_refused_leavesTheOldIdentityAsItWas() throws Exception {
    claim(CODE);
    var identity = Files.readString(folder.resolve("identity.json"));
    var signingKey = key("signing.key");
    forgetConfiguration();
    receiver.badCode(OTHER_CODE, ProblemCode.CODE_EXPIRED);
    assertThat(claim(OTHER_CODE)).isInstanceOf(ClaimOutcome.Failed.class);
    assertThat(folder.resolve("identity.json")).hasContent(identity);
    assertThat(key("signing.key")).isEqualTo(signingKey);
  }

  @Test
  void claimAgain_sameSite_keepsTheOldKeyForWhatIsUnsent() throws Exception {
    claim(CODE);
    var oldKey = key("signing.key");
    forgetConfiguration();
    assertThat(claim(OTHER_CODE)).isInstanceOf(ClaimOutcome.Claimed.class);
    assertThat(Identity.read(folder).chain()).isEqualTo(2);
    assertThat(key("signing-chain-1.key")).isEqualTo(oldKey);
    assertThat(key("signing.key")).isNotEqualTo(oldKey);
    assertThat(folder.resolve("keys/next-signing.key")).doesNotExist();
  }

  @Test
  void claimAgain_anotherSite_setsTheOldEvidenceAside() throws Exception {
    claim(CODE);
    var store = Files.readAllBytes(folder.resolve("appliance.db"));
    forgetConfiguration();
    receiver.codeOf(OTHER_CODE, "other-clinic-def456");
    assertThat(claim(OTHER_CODE)).isInstanceOf(ClaimOutcome.Claimed.class);
    assertThat(Identity.read(folder).chain()).isEqualTo(1);
    try (var retired = Files.list(folder.resolve("retired"))) {
      assertThat(retired.toList())
          .singleElement()
          .satisfies(home -> {
            assertThat(home.getFileName().toString()).startsWith("test-clinic-abc123-");
            assertThat(home.resolve("appliance.db")).hasBinaryContent(store);
            assertThat(home.resolve("signing-chain-1.key")).exists();
            assertThat(home.resolve("identity.json")).exists();
          });
    }
    assertThat(folder.resolve("appliance.db")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CODE_OF_SAME_SITE", "other-clinic-def456"})
  void claimAgain_answerGotLost_isRepeatedWithTheSameKeys(String site) throws Exception {
    claim(CODE);
    forgetConfiguration();
    if (!site.startsWith("CODE")) {
      receiver.codeOf(OTHER_CODE, site);
    }
    var requests = new AtomicInteger();
    receiver.faults(() -> requests.getAndIncrement() == 0 ? Fault.LOSE_ANSWER : Fault.NONE);
    assertThat(claim(OTHER_CODE)).isInstanceOf(ClaimOutcome.Failed.class);
    assertThat(claim(OTHER_CODE)).isInstanceOf(ClaimOutcome.Claimed.class);
    // A crash after the identity was taken and before the configuration was written.
    var apiKey = ConfigFile.read(folder.resolve("config.yaml"), Map.of()).apiKey().orElseThrow();
    Files.writeString(folder.resolve("keys/api.key"), apiKey.reveal());
    forgetConfiguration();
    assertThat(claim(OTHER_CODE)).isInstanceOf(ClaimOutcome.Claimed.class);
    assertThat(receiver.claims()).hasSize(2);
  }

  @Test
  void claim_peerAcceptsAndSaysNothing_timesOut() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var uri = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      assertThat(provisioner().claim(CODE, uri))
          .isEqualTo(new ClaimOutcome.Failed("Connection timed out", true));
    }
  }

  @Test
  void console_wrongThenRightCode_printsTheDocumentedScreen() throws Exception {
    receiver.badCode("0000000000000000", ProblemCode.UNKNOWN_CODE);
    var screen = new ByteArrayOutputStream();
    var console =
        new ProvisioningConsole(
            provisioner(),
            folder.resolve("config.yaml"),
            receiver.uri(),
            new PrintStream(screen, true, StandardCharsets.UTF_8),
            Optional.empty());
    var typed = new BufferedReader(new StringReader("0000000000000000\n\n" + CODE + "\n"));
    assertThat(console.askAndClaim(typed, Optional.empty())).isTrue();
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains(
            "  OsirisCare Appliance Provisioning",
            "MAC Address: ",
            "Enter your provision code (from partner dashboard):",
            "Format: XXXXXXXXXXXXXXXX (16 characters)",
            "Invalid provision code",
            "  Provisioning Complete!",
            "Site ID:     test-clinic-abc123",
            "Partner:     NEPA IT Solutions",
            "The agent will now restart in normal operation mode.");
  }

  @Test
  void console_inputEnds_givesUp() throws Exception {
    var console =
        new ProvisioningConsole(
            provisioner(),
            folder.resolve("config.yaml"),
            receiver.uri(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            Optional.empty());
    assertThat(console.askAndClaim(new BufferedReader(new StringReader("")), Optional.empty()))
        .isFalse();
    assertNothingWritten();
  }

  @Test
  void console_phoneHandsOverABadAndThenAGoodCode_whileNobodyTypes() throws Exception {
    receiver.badCode("0000000000000000", ProblemCode.CODE_EXPIRED);
    try (var console = new WaitingConsole()) {
      Await.until("a short code", SOON, () -> receiver.announcements() == 1);
      receiver.handOver(ProvisionCode.parse("0000000000000000"));
      Await.until("a second short code", SOON, () -> receiver.announcements() == 2);
      assertThat(receiver.handOverResults()).containsExactly(HandOver.Result.CODE_EXPIRED);
      receiver.handOver(ProvisionCode.parse(CODE));
      assertThat(console.isClaimed()).isTrue();
      assertThat(receiver.handOverResults())
          .containsExactly(HandOver.Result.CODE_EXPIRED, HandOver.Result.CLAIMED);
      assertThat(console.screen())
          .containsPattern("type this short code there:\\R\\R    [0-9A-Z]{4}-[0-9A-Z]{4}\\R")
          .contains("Error: Provision code expired", "Site ID:     test-clinic-abc123")
          .doesNotContain(CODE);
    }
  }

  @Test
  void console_typedCode_worksWhileAPhoneIsWaitedFor() throws Exception {
    try (var console = new WaitingConsole()) {
      Await.until("a short code", SOON, () -> receiver.announcements() == 1);
      console.type(CODE);
      assertThat(console.isClaimed()).isTrue();
      assertThat(receiver.handOverResults()).isEmpty();
    }
  }

  @Test
  void console_shortCode_isInTheFileOfTheLoginScreens_whileTheBoxWaits() throws Exception {
    var file = folder.resolve("short-code");
    try (var console = new WaitingConsole()) {
      Await.until("a short code", SOON, () -> Files.exists(file));
      assertThat(file).content().matches("[0-9A-Z]{4}-[0-9A-Z]{4} until [0-9]{2}:[0-9]{2}\n");
      var first = Files.readString(file);
      assertThat(console.screen()).contains(first.substring(0, 9));
      receiver.badCode("0000000000000000", ProblemCode.CODE_EXPIRED);
      receiver.handOver(ProvisionCode.parse("0000000000000000"));
      Await.until("a second short code", SOON, () -> !contentOf(file.toFile()).equals(first));
      console.type(CODE);
      assertThat(console.isClaimed()).isTrue();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void console_codeSealedForAnotherBox_isNotOurs_andAnotherShortCodeComes() throws Exception {
    try (var console = new WaitingConsole()) {
      Await.until("a short code", SOON, () -> receiver.announcements() == 1);
      receiver.handOverSealed("00".repeat(80));
      Await.until("a second short code", SOON, () -> receiver.announcements() == 2);
      receiver.handOver(ProvisionCode.parse(CODE));
      assertThat(console.isClaimed()).isTrue();
    }
  }

  /// A console that somebody sits at: its input stays open.
  private final class WaitingConsole implements AutoCloseable {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PipedWriter keyboard = new PipedWriter();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<Boolean> outcome;

    WaitingConsole() throws IOException {
      var in = new BufferedReader(new PipedReader(keyboard));
      var console =
          new ProvisioningConsole(
              provisioner(),
              folder.resolve("config.yaml"),
              receiver.uri(),
              new PrintStream(shown, true, StandardCharsets.UTF_8),
              Optional.of(new ShortCodeFile(folder.resolve("short-code"))));
      outcome = threads.submit(() -> console.askAndClaim(in, Optional.empty()));
    }

    void type(String line) throws IOException {
      keyboard.write(line + "\n");
      keyboard.flush();
    }

    boolean isClaimed() throws Exception {
      return outcome.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    String screen() {
      return shown.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }
  }
}

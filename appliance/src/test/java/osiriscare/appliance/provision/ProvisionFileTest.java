package osiriscare.appliance.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.testkit.Await;
import osiriscare.testkit.receiver.FakeReceiver;
import osiriscare.testkit.receiver.Fault;

/// An appliance that finds its provision code in a file, over real HTTP.
class ProvisionFileTest {
  private static final String CODE = "ABCD1234EFGH5678";
  private static final String OTHER_CODE = "ZZZZ1234EFGH5678";
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final FakeReceiver receiver = new FakeReceiver(Clock.systemUTC());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PipedWriter keyboard = new PipedWriter();
  private Path file;

  @BeforeEach
  void putFile() throws IOException {
    file = folder.resolve("provision-code");
    write("abcd-1234-efgh-5678\r\n", "rw-------");
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    receiver.close();
  }

  private void write(String text, String mode) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private Future<Boolean> start(BufferedReader in) {
    var provisioner =
        new Provisioner(
            folder.resolve("config.yaml"), folder, false, new SecureRandom(), Clock.systemUTC());
    var console =
        new ProvisioningConsole(
            provisioner,
            folder.resolve("config.yaml"),
            receiver.uri(),
            new PrintStream(shown, true, StandardCharsets.UTF_8),
            Optional.empty());
    return threads.submit(() -> console.askAndClaim(in, Optional.of(new ProvisionFile(file))));
  }

  // Somebody could type, and does not.
  private Future<Boolean> startWithKeyboard() throws IOException {
    return start(new BufferedReader(new PipedReader(keyboard)));
  }

  private void type(String line) throws IOException {
    keyboard.write(line + "\n");
    keyboard.flush();
  }

  private static boolean isClaimed(Future<Boolean> outcome) throws Exception {
    return outcome.get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  private String screen() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  private void awaitOnScreen(String text) throws InterruptedException {
    Await.until(text, SOON, () -> screen().contains(text));
  }

  @Test
  void file_isClaimedWithNobodyAtTheConsole_andDeleted() throws Exception {
    assertThat(isClaimed(startWithKeyboard())).isTrue();
    assertThat(receiver.claims()).containsOnlyKeys(CODE);
    assertThat(file).doesNotExist();
    assertThat(folder.resolve("config.yaml")).exists();
    assertThat(screen()).contains("Site ID:     test-clinic-abc123").doesNotContain(CODE, "ABCD");
  }

  @Test
  void networkNotThereYet_fileIsKeptAndTriedAgain_evenWithoutAKeyboard() throws Exception {
    receiver.down();
    var outcome = start(new BufferedReader(new StringReader("")));
    awaitOnScreen("is tried until it works: Failed to connect to server");
    assertThat(file).exists();
    receiver.up();
    assertThat(isClaimed(outcome)).isTrue();
    assertThat(file).doesNotExist();
    assertThat(screen()).containsOnlyOnce("is tried until it works");
  }

  @Test
  void answerGotLost_isTheSameClaimOnceMore() throws Exception {
    var claims = new AtomicInteger();
    receiver.faults(() -> claims.getAndIncrement() < 3 ? Fault.LOSE_ANSWER : Fault.NONE);
    assertThat(isClaimed(startWithKeyboard())).isTrue();
    assertThat(receiver.claims()).hasSize(1);
    assertThat(file).doesNotExist();
  }

  @Test
  void typedCode_worksWhileTheFileWaitsForTheNetwork() throws Exception {
    receiver.faults(() -> Fault.UNAVAILABLE);
    var outcome = startWithKeyboard();
    awaitOnScreen("is tried until it works");
    assertThat(file).exists();
    receiver.faults(() -> Fault.NONE);
    type(OTHER_CODE);
    assertThat(isClaimed(outcome)).isTrue();
    assertThat(file).as("of no use any more, and still a secret").doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(
      value = ProblemCode.class,
      names = {"UNKNOWN_CODE", "CODE_EXPIRED", "CODE_REVOKED", "CODE_CLAIMED"})
  void codeRefusedForGood_deletesTheFile_saysWhy_andAsks(ProblemCode problem) throws Exception {
    receiver.badCode(CODE, problem);
    var outcome = startWithKeyboard();
    awaitOnScreen("does not work. Error: " + problem.detail());
    Await.until("no file", SOON, () -> !Files.exists(file));
    type(OTHER_CODE);
    assertThat(isClaimed(outcome)).isTrue();
    assertThat(receiver.claims()).containsOnlyKeys(OTHER_CODE);
  }

  @Test
  void codeRefusedForGood_withoutAKeyboard_endsWithoutAnIdentity() throws Exception {
    receiver.badCode(CODE, ProblemCode.UNKNOWN_CODE);
    assertThat(isClaimed(start(new BufferedReader(new StringReader(""))))).isFalse();
    assertThat(folder.resolve("config.yaml")).doesNotExist();
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rwxrwxrwx"})
  void fileThatOthersMayRead_isNotUsed_andSaid(String mode) throws Exception {
    write(CODE, mode);
    var outcome = startWithKeyboard();
    awaitOnScreen("--provision-file names a file with a mode looser than 0600.");
    type(OTHER_CODE);
    assertThat(isClaimed(outcome)).isTrue();
    assertThat(receiver.claims()).containsOnlyKeys(OTHER_CODE);
  }

  @Test
  void fileThatHoldsNoCode_isSaid_sendsNothing_andStays() throws Exception {
    for (var text : new String[] {"", "no code", "A".repeat(5000)}) {
      write(text, "rw-------");
      assertThat(isClaimed(start(new BufferedReader(new StringReader(""))))).isFalse();
      assertThat(file).hasContent(text);
    }
    assertThat(screen())
        .contains("names an empty file", "Invalid provision code", "holds more than a code");
    assertThat(receiver.claims()).isEmpty();
  }

  @Test
  void noFile_asksAsEver() throws Exception {
    Files.delete(file);
    var outcome = startWithKeyboard();
    type(CODE);
    assertThat(isClaimed(outcome)).isTrue();
    assertThat(screen()).doesNotContain("--provision-file");
  }
}

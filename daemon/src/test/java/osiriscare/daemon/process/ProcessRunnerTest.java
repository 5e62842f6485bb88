package osiriscare.daemon.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProcessRunnerTest {
  private final ProcessRunner runner = new ProcessRunner(Duration.ofSeconds(10), 1000);

  private ProcessResult shell(String script) {
    return runner.run("sh", "-c", script);
  }

  private ProcessResult.Exited exited(String script) {
    return (ProcessResult.Exited) shell(script);
  }

  @Test
  void run_exitStatusAndBothStreams_areKeptApart() {
    var result = exited("echo out; echo err >&2; exit 7");
    assertThat(result).isEqualTo(new ProcessResult.Exited(7, "out\n", "err\n", false));
  }

  @Test
  void run_arguments_areNeverReadByAShell() {
    var result = (ProcessResult.Exited) runner.run("echo", "$HOME; `id` *");
    assertThat(result.output()).isEqualTo("$HOME; `id` *\n");
  }

  @Test
  void run_environment_isFixed() {
    assertThat(exited("env").output())
        .contains("LC_ALL=C.UTF-8")
        .doesNotContain("HOME=", "JAVA_HOME=");
    assertThat(exited("pwd; cat").output()).isEqualTo("/\n");
  }

  @Test
  void run_unknownProgram_isNotStarted() {
    assertThat(runner.run("no-such-program"))
        .isEqualTo(new ProcessResult.NotStarted("no-such-program is not installed"));
  }

  @Test
  void run_endlessOutputOnBothStreams_isCutAndDoesNotBlock() {
    var result = exited("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; exit 3");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.isTruncated()).isTrue();
    assertThat(result.output()).hasSize(1000);
    assertThat(result.errors()).hasSize(1000);
  }

  @Test
  void run_hangs_isKilledWithItsChildren() {
    var short1 = new ProcessRunner(Duration.ofMillis(500), 1000);
    assertThat(short1.run("sh", "-c", "sleep 4711 & sleep 4711"))
        .isEqualTo(new ProcessResult.TimedOut());
    assertThat(ProcessHandle.current().descendants().filter(ProcessRunnerTest::sleeps)).isEmpty();
  }

  @Test
  void run_orphanKeepsThePipes_givesWhatWasSaidAndGoesOn() {
    var start = System.nanoTime();
    var result = exited("echo hello; sleep 20 &");
    assertThat(result.output()).isEqualTo("hello\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void run_interrupted_killsAndKeepsTheInterrupt() {
    Thread.currentThread().interrupt();
    assertThat(shell("sleep 20")).isEqualTo(new ProcessResult.TimedOut());
    assertThat(Thread.interrupted()).isTrue();
  }

  private static boolean sleeps(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("4711");
  }
}

package osiriscare.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.protocol.json.Fields;

/// `./run --flashpods` on this machine, with real containers.
@Tag("product")
@Tag("real-podman")
class FlashpodsProductTest {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final int STOPPED_BY_INTERRUPT = 130;
  private static final Map<String, String> ANY_PORT = Map.of("FLASHPODS_PORT", "0");

  @TempDir private Path folder;
  private Path home = Path.of("/");

  @BeforeEach
  void home() {
    home = folder.resolve("home");
  }

  @Test
  void run_onAFreshHome_runsAJobAndEndsByItself() throws Exception {
    try (var run = RunningLauncher.start(home, 0, ANY_PORT, "--flashpods", "--for", "3s")) {
      var job = run.await("job");
      assertThat(job.integer("exit_code", 0, 255)).isZero();
      assertThat(job.text("content", 100)).isEqualTo("HELLO FROM A CONTAINER");
      assertThat(Path.of(job.text("artifact", 1000))).hasContent("HELLO FROM A CONTAINER\n");
      assertThat(run.awaitExit()).as(run.said()).isZero();
      assertThat(run.events("stopped")).hasSize(1);
    }
    assertThat(RunningLauncher.processesOf(home)).isEmpty();
  }

  @Test
  void run_interruptedWhileJobsRunAndWait_endsThemAllAndStartsAgain() throws Exception {
    try (var run = RunningLauncher.start(home, 0, ANY_PORT, "--flashpods")) {
      var flashpods = run.await("flashpods");
      run.await("job");
      for (int i = 0; i < 4; i++) {
        assertThat(flashpods(flashpods, "run", "--no-files", "--detach", "--cpus=1", "sleep 600"))
            .startsWith("job_");
      }
      assertThat(flashpods(flashpods, "ps")).contains("sleep 600");
      run.interrupt();
      assertThat(run.awaitExit()).as(run.said()).isEqualTo(STOPPED_BY_INTERRUPT);
    }
    assertThat(RunningLauncher.processesOf(home)).isEmpty();
    try (var run = RunningLauncher.start(home, 0, ANY_PORT, "--flashpods")) {
      run.await("job");
      var jobs = flashpods(run.await("flashpods"), "ps");
      assertThat(jobs).contains("cancelled").doesNotContain("running ", "pending");
      run.interrupt();
      assertThat(run.awaitExit()).as(run.said()).isEqualTo(STOPPED_BY_INTERRUPT);
    }
  }

  @Test
  void run_killed_leavesNoProgramAndGoesOnAtTheNextStart() throws Exception {
    String job;
    try (var run = RunningLauncher.start(home, 0, ANY_PORT, "--flashpods")) {
      var flashpods = run.await("flashpods");
      run.await("job");
      job =
          flashpods(
                  flashpods,
                  "run",
                  "--no-files",
                  "--detach",
                  "--cpus=1",
                  "--memory-gb=1",
                  "until [ -e /tmp/never ]; do sleep 1; done")
              .strip();
      RunningLauncher.await(
          () -> flashpods(flashpods, "ps", "--status=RUNNING").contains(job),
          Duration.ofSeconds(30));
      run.kill();
      run.awaitExit();
    }
    try (var run = RunningLauncher.start(home, 0, ANY_PORT, "--flashpods")) {
      run.await("job");
      assertThat(flashpods(run.await("flashpods"), "ps", "--status=RUNNING")).contains(job);
      run.interrupt();
      assertThat(run.awaitExit()).as(run.said()).isEqualTo(STOPPED_BY_INTERRUPT);
    }
    assertThat(RunningLauncher.processesOf(home)).isEmpty();
  }

  private String flashpods(Fields api, String... arguments) {
    var command = new ArrayList<>(List.of(CHECKOUT.resolve("flashpods/bin/flashpods").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().put("FLASHPODS_URL", api.text("url", 100));
    builder.environment().put("FLASHPODS_TOKEN_FILE", api.text("token_file", 1000));
    try {
      var errors = Files.createTempFile(folder, "flashpods", ".err");
      var process = builder.redirectError(errors.toFile()).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
      return said;
    } catch (IOException e) {
      throw new IllegalStateException("run the command line", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

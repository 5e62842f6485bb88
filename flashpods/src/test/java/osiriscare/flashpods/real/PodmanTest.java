package osiriscare.flashpods.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// The real program over the real engine.
@Tag("real-podman")
class PodmanTest {
  private static Path folder;
  private static RealPodman podman;
  private static RealApi api;

  @BeforeAll
  static void start() throws Exception {
    // Not @TempDir: its names are too long for a socket.
    folder = Files.createTempDirectory("fp");
    podman = RealPodman.start(folder.resolve("pm"));
    api = RealApi.start(folder, podman.socket());
  }

  @AfterAll
  static void stop() throws Exception {
    api.stop();
    podman.stop();
    new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
  }

  private static String output(String job) {
    return api.json("GET", "/jobs/" + job + "/output?tail=1000", "").text("output");
  }

  @Test
  void project_uploadedBuiltAndFetched() throws IOException {
    var upload =
        api.upload("build.sh", "mkdir out && echo built > out/app && cat out/app > /artifacts/app");
    var body =
        Json.object()
            .put("type", "worker")
            .put("command", "sh build.sh; ls")
            .put("files_id", upload)
            .put("cpus", 1)
            .put("memory_gb", 1);
    var id = api.json("POST", "/jobs", Json.text(body)).text("job_id");
    var job = api.awaitOver(id);
    assertThat(job.text("status")).as(job.tree() + output(id)).isEqualTo("completed");
    assertThat(output(id)).contains("build.sh", "out");
    assertThat(
            api.send("GET", "/jobs/" + id + "/artifacts/app", BodyPublishers.noBody(), "x/y")
                .body())
        .isEqualTo("built\n");
    assertThat(api.json("GET", "/uploads/" + upload, "").text("state")).isEqualTo("consumed");
    assertThat(folder.resolve("snapshots").resolve(upload)).doesNotExist();
  }

  @Test
  void job_exitCode_isTheJobs() {
    var job = api.awaitOver(api.submit("echo hello; echo oops >&2; exit 42"));
    assertThat(job.text("status")).as(job.tree().toString()).isEqualTo("failed");
    assertThat(job.integer("exit_code", 0, 255)).isEqualTo(42);
    assertThat(output(job.text("id"))).contains("hello", "oops");
  }

  @Test
  void job_overItsMemory_isKilledAndTheHostIsNot() {
    var job = api.awaitOver(api.submit("dd if=/dev/zero of=/dev/null bs=2000M count=1"));
    assertThat(job.text("status")).as(job.tree().toString()).isEqualTo("failed");
    assertThat(job.integer("exit_code", 0, 255)).isEqualTo(137);
    assertThat(job.text("error")).isEqualTo("oom_killed");
  }

  @Test
  void job_isConfined() {
    var command =
        "cat /proc/self/status; touch /etc/x || echo rootro; ls /sys/class/net; dd if=/dev/zero of=/tmp/f bs=1M count=300; wc -c /tmp/f";
    var job = api.awaitOver(api.submit(command));
    assertThat(output(job.text("id")))
        .containsPattern("CapEff:\\s+0000000000000000")
        .containsPattern("CapBnd:\\s+0000000000000000")
        .containsPattern("NoNewPrivs:\\s+1")
        .containsPattern("Seccomp:\\s+2")
        .contains("rootro")
        .doesNotContain("eth0");
  }

  @Test
  void cancel_ofAJobThatIgnoresTerm_killsAllOfIt() throws Exception {
    var id = api.submit("trap '' TERM; sleep 300 & sleep 300 & while true; do sleep 1; done");
    Await.until(
        "it runs",
        Duration.ofSeconds(20),
        () -> api.json("GET", "/jobs/" + id, "").text("status").equals("running"));
    api.json("DELETE", "/jobs/" + id, "");
    var job = api.awaitOver(id);
    assertThat(job.text("status")).isEqualTo("cancelled");
    assertThat(job.integer("exit_code", 0, 255)).isEqualTo(137);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"created", "starting", "container_created", "running", "ended", "completed"})
  void api_killedAtThisEvent_endsTheJobTruthfully(String event) throws Exception {
    var id = api.submit("echo once >> /artifacts/runs; echo said; sleep 1; echo done");
    Await.until(event, Duration.ofSeconds(20), () -> api.eventOf(id, event).isPresent());
    api.kill();
    api = RealApi.start(folder, podman.socket());
    var job = api.awaitOver(id);
    var error = job.has("error") ? job.text("error") : "";
    if (error.isEmpty()) {
      assertThat(job.text("status")).as(job.tree().toString()).isEqualTo("completed");
      assertThat(
              api.send("GET", "/jobs/" + id + "/artifacts/runs", BodyPublishers.noBody(), "x/y")
                  .body())
          .isEqualTo("once\n");
      assertThat(output(id)).contains("said").contains("done");
    } else {
      assertThat(error).as(job.tree().toString()).isEqualTo("container_not_found_on_recovery");
    }
    Await.until("no container is left", Duration.ofSeconds(20), () -> count() == 0);
  }

  private static int count() {
    try {
      return podman.containers();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

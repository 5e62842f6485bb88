package osiriscare.flashpods.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// Jobs in containers that were started before anyone asked.
@Tag("real-podman")
class WarmPoolTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int SLOTS = 2;

  private Path folder;
  private RealPodman podman;
  private RealApi api;

  @BeforeEach
  void start() throws Exception {
    // Not @TempDir: its names are too long for a socket.
    folder = Files.createTempDirectory("fw");
    podman = RealPodman.start(folder.resolve("pm"));
    startApi();
  }

  @AfterEach
  void stop() throws Exception {
    api.stop();
    assertThat(podman.containers()).isZero();
    podman.stop();
    new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
  }

  private void startApi() throws IOException {
    api =
        RealApi.start(
            folder,
            podman.socket(),
            Map.of("FLASHPODS_WARM_POOL", Integer.toString(SLOTS)),
            RealApi.Site.HERE);
  }

  private void awaitSlots() {
    Await.until("the pool is full", LIMIT, () -> containers() == SLOTS && slots() == SLOTS);
  }

  private int containers() {
    try {
      return podman.containers();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long slots() {
    try (var found = Files.list(folder.resolve("db/state/slots"))) {
      return found.count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String submit(String command) {
    return submit(Json.object().put("type", "worker").put("command", command));
  }

  private String submit(Object body) {
    return api.json("POST", "/jobs", body.toString()).text("job_id");
  }

  private String output(Fields job) {
    return api.json("GET", "/jobs/" + job.text("id") + "/output?tail=1000", "").text("output");
  }

  private boolean wasWarm(String job) {
    return api.send("GET", "/jobs/" + job + "/events", BodyPublishers.noBody(), "x/y")
        .body()
        .contains("\"warm\":true");
  }

  @Test
  void job_inASlot_runsAsInAContainerOfItsOwn() {
    awaitSlots();
    var command =
        """
        echo "id $FLASHPODS_JOB_ID at $(pwd)"
        printf '%s\\n' 'back\\slash "quoted"  spaces'
        cat; echo stdin ended
        echo file > made && cat made > /artifacts/made
        exit 7\
        """;
    var id = submit(command);
    var job = api.awaitOver(id);

    assertThat(wasWarm(id)).isTrue();
    assertThat(job.integer("exit_code", 0, 255)).as(output(job)).isEqualTo(7);
    assertThat(output(job))
        .contains("id " + id + " at /work", "back\\slash \"quoted\"  spaces", "stdin ended");
    assertThat(
            api.send("GET", "/jobs/" + id + "/artifacts/made", BodyPublishers.noBody(), "x/y")
                .body())
        .isEqualTo("file\n");
    awaitSlots();
    assertThat(folder.resolve("db/state/work/" + id)).doesNotExist();
  }

  @Test
  void job_withFiles_findsItsOwnCopy() throws Exception {
    awaitSlots();
    var upload = api.upload("a/run.sh", "echo from the upload; echo more >> a/run.sh; wc -l a/*");
    var id =
        submit(
            Json.object()
                .put("type", "worker")
                .put("command", "sh a/run.sh")
                .put("files_id", upload));
    var job = api.awaitOver(id);

    assertThat(wasWarm(id)).isTrue();
    assertThat(output(job)).contains("from the upload", "1 a/run.sh");
    assertThat(job.text("status")).isEqualTo("completed");
  }

  @Test
  void job_ofAnotherShape_getsAContainerOfItsOwn() {
    awaitSlots();
    var id = api.submit("echo cold");

    assertThat(output(api.awaitOver(id))).contains("cold");
    assertThat(wasWarm(id)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "starting", "container_created", "running"})
  void api_killedAtThisEvent_endsTheJobTruthfully(String event) throws Exception {
    awaitSlots();
    var id = submit("echo once >> /artifacts/runs; echo said; sleep 1; echo done");
    Await.until(event, LIMIT, () -> api.eventOf(id, event).isPresent());
    api.kill();
    startApi();
    var job = api.awaitOver(id);
    if (job.text("status").equals("completed")) {
      assertThat(
              api.send("GET", "/jobs/" + id + "/artifacts/runs", BodyPublishers.noBody(), "x/y")
                  .body())
          .isEqualTo("once\n");
      assertThat(output(job)).contains("said").contains("done");
    } else {
      assertThat(job.text("error")).isEqualTo("container_not_found_on_recovery");
    }
    awaitSlots();
  }

  @Test
  void slots_afterAKilledApi_areMadeAnewAndTheOldOnesGo() throws Exception {
    awaitSlots();
    api.kill();
    startApi();

    awaitSlots();
    assertThat(output(api.awaitOver(submit("echo hello")))).contains("hello");
  }
}

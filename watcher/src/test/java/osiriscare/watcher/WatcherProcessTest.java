package osiriscare.watcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.testkit.Await;
import osiriscare.testkit.receiver.FakeReceiver;
import osiriscare.testkit.receiver.Fault;
import osiriscare.watcher.store.WatcherStore;

/// The program as it is started, on a real journald, with a receiver that keeps to the contract.
@Tag("real-journald")
class WatcherProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Journald journald;
  private FakeReceiver receiver;
  private @Nullable Process process;

  @BeforeEach
  void start() throws IOException {
    journald = Journald.start(folder);
    receiver = new FakeReceiver(Clock.systemUTC());
    var state = folder.resolve("state");
    AtomicFile.createPrivateFolder(state);
    var identity = Identity.of(state, new SecureRandom());
    receiver.know(identity.signing().verifyingKey(), identity.key().sha256());
  }

  @AfterEach
  void stop() throws InterruptedException {
    kill();
    receiver.close();
    journald.close();
  }

  private static String patterns(int gatherSeconds, int quietSeconds) {
    return """
    patterns:
      - id: worker-failed
        incident_type: log_matched
        check_type: linux_failed_services
        severity: high
        identifier: '^worker$'
        message: 'failed'
        gather_seconds: %d
        quiet_seconds: %d
    """
        .formatted(gatherSeconds, quietSeconds);
  }

  private void launch(String watchFile) throws IOException {
    Files.writeString(folder.resolve("watch.yaml"), watchFile);
    long before = readyLines();
    process = program().start();
    Await.until("the watcher is ready", LIMIT, () -> readyLines() > before);
  }

  private ProcessBuilder program() {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                WatcherMain.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    var settings = builder.environment();
    settings.clear();
    settings.put("MCP_SERVER_URL", receiver.uri().toString());
    settings.put("OSIRIS_WATCHER_SITE", "clinic-a");
    settings.put("OSIRIS_WATCHER_HOST", "db-1");
    settings.put("OSIRIS_WATCHER_STATE_DIR", folder.resolve("state").toString());
    settings.put("OSIRIS_WATCHER_FILE", folder.resolve("watch.yaml").toString());
    settings.put("OSIRIS_WATCHER_JOURNAL_DIR", journald.files().toString());
    return builder;
  }

  private long readyLines() {
    return log().lines().filter(line -> line.contains("watcher ready")).count();
  }

  private String log() {
    try {
      var file = folder.resolve("log");
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  private long reported() {
    return receiver.incidents().stream()
        .mapToLong(incident -> incident.path("details").path("count").asLong(0))
        .sum();
  }

  private long query(String sql) {
    var file = folder.resolve("state").resolve(WatcherStore.FILE);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=5000");
      return statement.executeQuery(sql).getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  // Before, the watcher may not know yet where the journal's end was.
  private void awaitPlace() {
    Await.until("the place is kept", LIMIT, () -> query("SELECT count(*) FROM journal") == 1);
  }

  @Test
  void storm_makesOneIncidentWithItsCount_andNoPatientData() throws Exception {
    launch(patterns(3, 3600));
    awaitPlace();
    journald.log("unrelated", List.of("failed, but not a worker"));
    journald.log("worker", Collections.nCopies(3000, "job failed for SSN 123-45-6789"));
    Await.until("it is reported", LIMIT, () -> reported() > 0);
    journald.log("worker", Collections.nCopies(500, "job failed for SSN 123-45-6789"));
    Await.until(
        "all are counted",
        LIMIT,
        () -> reported() + query("SELECT sum(count) FROM sighting") == 3500);
    assertThat(receiver.incidents()).hasSize(1);
    var incident = receiver.incidents().getFirst();
    assertThat(incident.path("incident_type").asString()).isEqualTo("log_matched");
    assertThat(incident.path("check_type").asString()).isEqualTo("linux_failed_services");
    assertThat(incident.path("site_id").asString()).isEqualTo("clinic-a");
    assertThat(incident.path("severity").asString()).isEqualTo("high");
    assertThat(incident.path("hipaa_controls").isEmpty()).isFalse();
    assertThat(incident.path("details").path("count").asLong()).isGreaterThan(1000);
    assertThat(incident.path("details").path("sample").asString())
        .startsWith("job failed for SSN [SSN-REDACTED-");
    kill();
    assertThat(log()).doesNotContain("123-45-6789");
    for (var file : List.of("watcher.db", "watcher.db-wal")) {
      var kept = folder.resolve("state").resolve(file);
      if (Files.exists(kept)) {
        assertThat(Files.readString(kept, ISO_8859_1)).doesNotContain("123-45-6789");
      }
    }
  }

  @Test
  void killedAndOffline_noLineIsLostOrCountedTwice() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    launch(patterns(0, 1));
    awaitPlace();
    var faults = List.of(Fault.NONE, Fault.NONE, Fault.LOSE_ANSWER, Fault.UNAVAILABLE);
    receiver.faults(() -> faults.get(random.nextInt(faults.size())));
    long written = 0;
    for (int round = 0; round < 4; round++) {
      if (round == 2) {
        receiver.down();
      }
      int more = 20 + random.nextInt(200);
      journald.log("worker", IntStream.range(0, more).mapToObj(i -> "failed " + i).toList());
      written += more;
      long some = random.nextLong(written);
      Await.until(
          "it works on them, seed " + seed,
          LIMIT,
          () ->
              query(
                          "SELECT coalesce(sum(count), 0) + (SELECT count(*) FROM outgoing) FROM sighting")
                      > 0
                  || reported() >= some);
      kill();
      journald.log("worker", List.of("failed while nobody looked"));
      written++;
      launch(patterns(0, 1));
    }
    receiver.faults(() -> Fault.NONE);
    receiver.up();
    long all = written;
    Await.until("all are reported, seed " + seed, LIMIT, () -> reported() >= all);
    Await.until("nothing waits", LIMIT, () -> query("SELECT count(*) FROM outgoing") == 0);
    assertThat(reported()).as("seed %d", seed).isEqualTo(all);
  }

  @Test
  void lineThatSaysItIsOver_endsTheIncident() throws Exception {
    launch(patterns(0, 1).stripTrailing() + "\n    well_again: 'all is well'\n");
    awaitPlace();
    journald.log("worker", List.of("job failed"));
    Await.until("it is reported", LIMIT, () -> reported() == 1);
    journald.log("other", List.of("all is well"));
    journald.log("worker", List.of("all is well"));
    Await.until("it is over", LIMIT, () -> receiver.recoveries().size() == 1);
    var incident = receiver.incidents().getFirst().path("incident_id").asString();
    assertThat(receiver.recoveries().getFirst().incident()).hasToString(incident);
  }

  /// A watcher that cannot read the journal must not look like one on a quiet host.
  @Test
  void heartbeat_saysWhetherTheJournalIsRead() throws Exception {
    launch(patterns(0, 1));
    Await.until("it is heard", LIMIT, () -> !receiver.heartbeats().isEmpty());
    assertThat(receiver.heartbeats().getFirst().problem()).isEmpty();
    kill();
    var files = journald.files();
    Files.move(files, folder.resolve("gone"));
    Files.writeString(files, "no folder");
    int before = receiver.heartbeats().size();
    launch(patterns(0, 1));
    Await.until(
        "it says that it is blind",
        Duration.ofSeconds(90),
        () ->
            receiver.heartbeats().stream()
                .skip(before)
                .anyMatch(heartbeat -> heartbeat.problem().isPresent()));
  }

  @Test
  void secondWatcher_onTheSameState_doesNotStart() throws Exception {
    launch(patterns(0, 1));
    var second = program().start();
    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(2);
    assertThat(log()).contains("another process holds").doesNotContain("\tat ");
  }
}

package osiriscare.flashpods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.flashpods.fake.FakeEngine;
import osiriscare.flashpods.fake.FakeFiles;
import osiriscare.flashpods.fake.Life;
import osiriscare.flashpods.fake.RunningApi;
import osiriscare.flashpods.id.JobId;
import osiriscare.testkit.Await;
import osiriscare.testkit.TestClock;

/// The API is killed at every single step it takes, between and inside transactions and around each
/// call of the engine; the next one must bring every job to a true end.
class CrashTest {
  private static final List<String> COMMANDS = List.of("exit 0", "exit 7", "oom", "broken");

  @TempDir Path folder;

  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));

  @Test
  void jobs_overAKillAtEveryStep_endTruthfullyAndRunOnce() throws IOException {
    boolean wasKilled = true;
    int step = 1;
    for (; wasKilled; step++) {
      wasKilled = killAt(step);
    }
    assertThat(step).as("steps of the whole scenario").isGreaterThan(60);
  }

  private boolean killAt(int step) throws IOException {
    var engine = new FakeEngine();
    var files = new FakeFiles();
    var life = new Life(step);
    var home = folder.resolve("step-" + step);
    Files.createDirectories(home);
    var jobs = firstLife(home, engine, files, life);
    boolean wasKilled = life.isOver();
    life.kill();
    try (var api = RunningApi.start(home, engine, files, new Life(0), clock, Map.of())) {
      jobs.forEach(id -> awaitOver(api, id));
      awaitAllOver(api);
      assertThat(engine.count()).as("containers left, step " + step).isZero();
      for (var id : jobs) {
        assertTrueEnd(api, engine, id, step);
      }
    }
    return wasKilled;
  }

  /// Submits until it is killed, or until all jobs have ended.
  private List<JobId> firstLife(Path home, FakeEngine engine, FakeFiles files, Life life)
      throws IOException {
    var jobs = new ArrayList<JobId>();
    RunningApi api;
    try {
      api = RunningApi.start(home, engine, files, life, clock, Map.of());
    } catch (Life.Killed _) {
      return jobs;
    }
    try (api) {
      for (var command : COMMANDS) {
        if (life.isOver()) {
          break;
        }
        jobs.add(api.submit(command, ""));
        Await.until(
            "the job has ended or the API was killed",
            Duration.ofSeconds(20),
            () -> life.isOver() || isOver(api, jobs.getLast()));
      }
    } catch (AssertionError | IllegalStateException | Life.Killed e) {
      if (!life.isOver()) {
        throw e;
      }
    }
    return jobs;
  }

  private static boolean isOver(RunningApi api, JobId id) {
    return api.store()
        .read(tx ->
            tx.sql("SELECT completed_at IS NOT NULL FROM jobs WHERE id = :id")
                .param("id", id.value())
                .query((row, _) -> row.getBoolean(1))
                .single());
  }

  private static void awaitOver(RunningApi api, JobId id) {
    Await.until(id + " ends", Duration.ofSeconds(20), () -> isOver(api, id));
  }

  private static void awaitAllOver(RunningApi api) {
    Await.until(
        "all jobs end",
        Duration.ofSeconds(20),
        () ->
            api.store()
                .read(tx ->
                    tx.sql("SELECT COUNT(*) FROM jobs WHERE completed_at IS NULL")
                            .query((row, _) -> row.getInt(1))
                            .single()
                        == 0));
  }

  private static void assertTrueEnd(RunningApi api, FakeEngine engine, JobId id, int step) {
    var job = api.job(id);
    var what = "step " + step + ": " + job.tree();
    assertThat(engine.starts(id)).as(what).isLessThanOrEqualTo(1);
    var command = job.text("command");
    var error = job.has("error") ? job.text("error") : "";
    if (error.endsWith("_on_recovery")) {
      assertThat(job.text("status")).as(what).isEqualTo("failed");
      assertThat(engine.starts(id)).as("ran, and its exit code was lost: " + what).isZero();
      return;
    }
    switch (command) {
      case "exit 0" -> assertThat(job.text("status")).as(what).isEqualTo("completed");
      case "exit 7" -> assertThat(job.integer("exit_code", 0, 255)).as(what).isEqualTo(7);
      case "oom" -> assertThat(error).as(what).isEqualTo("oom_killed");
      default -> assertThat(error).as(what).isEqualTo("container_error");
    }
  }
}

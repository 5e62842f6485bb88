package osiriscare.flashpods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.fake.FakeEngine;
import osiriscare.flashpods.fake.FakeFiles;
import osiriscare.flashpods.fake.Life;
import osiriscare.flashpods.fake.RunningApi;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.JobState;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;
import osiriscare.testkit.TestClock;

/// Ten thousand short sequences of good, bad and badly timed requests against one API, which is
/// killed and started again now and then.
class RandomRequestsTest {
  private static final int SEQUENCES = 10_000;
  private static final int SEQUENCES_PER_LIFE = 500;
  private static final List<JobState> ORDER =
      List.of(JobState.PENDING, JobState.STARTING, JobState.RUNNING);
  private static final Set<String> CODES =
      Set.copyOf(List.of(ErrorCode.values()).stream().map(ErrorCode::code).toList());

  @TempDir(factory = InMemory.class)
  private Path folder;

  private final FakeEngine engine = new FakeEngine();
  private final FakeFiles files = new FakeFiles();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final Map<JobId, JobState> seen = new TreeMap<>(Comparator.comparing(JobId::value));
  private final Map<String, JobId> keys = new HashMap<>();

  @Test
  void sequences_ofAnyKind_neverShowAnImpossibleAnswer() throws IOException {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int done = 0; done < SEQUENCES; done += SEQUENCES_PER_LIFE) {
      life(random, seed, done);
    }
    try (var api = start()) {
      Await.until("all jobs end, seed " + seed, Duration.ofSeconds(30), () -> endedAll(api));
      assertThat(engine.count()).as("containers left, seed " + seed).isZero();
      seen.keySet()
          .forEach(id -> assertThat(engine.starts(id)).as(id.value()).isLessThanOrEqualTo(1));
    }
  }

  private RunningApi start() throws IOException {
    return RunningApi.start(folder, engine, files, new Life(0), clock, Map.of());
  }

  private void life(Random random, long seed, int done) throws IOException {
    var api = start();
    for (int i = 0; i < SEQUENCES_PER_LIFE; i++) {
      var own = new ArrayList<JobId>();
      int length = 3 + random.nextInt(5);
      for (int step = 0; step < length; step++) {
        request(api, random, own, "seed " + seed + ", sequence " + (done + i));
      }
      if (random.nextInt(3) == 0) {
        engine.endAll(random.nextInt(3));
      }
    }
    engine.endAll(0);
    api.kill();
  }

  private void request(RunningApi api, Random random, List<JobId> own, String what) {
    var target =
        own.isEmpty() || random.nextInt(20) == 0
            ? "/jobs/job_" + "0".repeat(12)
            : "/jobs/" + own.get(random.nextInt(own.size()));
    switch (random.nextInt(own.isEmpty() ? 4 : 10)) {
      case 0, 1 -> submit(api, random, own, what);
      case 2 -> checked(api.send("POST", "/jobs", garbage(random)), what, 400, 415, 429);
      case 3 -> checked(api.send("GET", "/jobs?limit=5&status=all", ""), what, 200);
      case 4, 5 -> show(api, target, what);
      case 6 -> checked(api.send("DELETE", target, ""), what, 200, 404, 409);
      case 7 -> checked(api.send("GET", target + "/output", ""), what, 200, 404);
      case 8 -> checked(api.send("GET", target + "/artifacts", ""), what, 200, 404);
      default -> checked(api.send("GET", target + "/events", ""), what, 200, 404);
    }
  }

  private void submit(RunningApi api, Random random, List<JobId> own, String what) {
    var command = List.of("exit 0", "exit 4", "oom", "broken", "wait").get(random.nextInt(5));
    var key =
        random.nextInt(4) == 0
            ? Optional.of("7d444840-9dc0-41d1-b245-00000000%04d".formatted(random.nextInt(200)))
            : Optional.<String>empty();
    var body = Json.object().put("type", "worker").put("command", command);
    body.put("cpus", 1 + random.nextInt(4)).put("memory_gb", 1 + random.nextInt(4));
    key.ifPresent(k -> body.put("client_job_id", k));
    var answer = api.send("POST", "/jobs", Json.text(body));
    var json = checked(answer, what, 200, 201, 409, 429);
    if (answer.statusCode() > 201) {
      return;
    }
    var id = new JobId(json.text("job_id"));
    if (json.bool("created")) {
      assertThat(seen).as("an id is never used twice, " + what).doesNotContainKey(id);
      seen.put(id, JobState.PENDING);
      key.ifPresent(k -> {
        assertThat(keys.put(k, id)).as("a key makes one job, " + what).isNull();
      });
    } else {
      assertThat(key.map(keys::get)).as(what).contains(id);
    }
    own.add(id);
  }

  private static String garbage(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "{";
      case 1 -> "{\"type\":\"worker\",\"command\":\"exit 0\",\"cpus\":" + random.nextLong() + "}";
      case 2 -> "{\"type\":7}";
      default -> "[]";
    };
  }

  private void show(RunningApi api, String target, String what) {
    var answer = api.send("GET", target, "");
    var json = checked(answer, what, 200, 404);
    if (answer.statusCode() == 404) {
      return;
    }
    var id = new JobId(json.text("id"));
    var state = JobState.of(json.text("status")).orElseThrow();
    var before = Optional.ofNullable(seen.put(id, state)).orElseThrow();
    if (before.isOver()) {
      assertThat(state).as("an end is for ever, " + what).isEqualTo(before);
    } else if (!state.isOver()) {
      assertThat(ORDER.indexOf(state))
          .as("never back from " + before + ", " + what)
          .isGreaterThanOrEqualTo(ORDER.indexOf(before));
    }
    assertThat(json.has("completed_at")).as(what).isEqualTo(state.isOver());
  }

  private static Fields checked(HttpResponse<String> answer, String what, int... statuses) {
    assertThat(answer.statusCode()).as(what + ": " + answer.body()).isIn(boxed(statuses));
    var json = Json.object(answer.body(), "answer");
    if (answer.statusCode() >= 400) {
      assertThat(CODES).as(what).contains(json.text("error"));
    }
    return json;
  }

  private static Object[] boxed(int... values) {
    return Arrays.stream(values).boxed().toArray();
  }

  private boolean endedAll(RunningApi api) {
    engine.endAll(0);
    return api.store()
        .read(tx ->
            tx.sql("SELECT COUNT(*) FROM jobs WHERE completed_at IS NULL")
                    .query((row, _) -> row.getInt(1))
                    .single()
                == 0);
  }

  // What is tried here are states, not whether each of some hundred thousand commits is on a disk
  // when it returns.
  static final class InMemory implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
        throws IOException {
      return Files.isWritable(MEMORY)
          ? Files.createTempDirectory(MEMORY, "flashpods-test-")
          : Files.createTempDirectory("flashpods-test-");
    }
  }
}

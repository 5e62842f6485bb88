package osiriscare.flashpods.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.image.ImageRef;
import osiriscare.flashpods.store.Store;
import osiriscare.protocol.json.Json;

/// The state machine over the real database against a model of it in a few lines.
class StateMachineTest {
  /// The documented table, written down a second time.
  private static final Map<JobState, Set<JobState>> DOCUMENTED =
      Map.of(
          JobState.PENDING, EnumSet.of(JobState.STARTING, JobState.CANCELLED),
          JobState.STARTING,
              EnumSet.of(JobState.RUNNING, JobState.FAILED, JobState.TIMED_OUT, JobState.CANCELLED),
          JobState.RUNNING,
              EnumSet.of(
                  JobState.COMPLETED, JobState.FAILED, JobState.TIMED_OUT, JobState.CANCELLED),
          JobState.COMPLETED, EnumSet.of(JobState.CLEANING),
          JobState.FAILED, EnumSet.of(JobState.CLEANING),
          JobState.TIMED_OUT, EnumSet.of(JobState.CLEANING),
          JobState.CANCELLED, EnumSet.of(JobState.CLEANING),
          JobState.CLEANING, EnumSet.of(JobState.CLEANED),
          JobState.CLEANED, EnumSet.noneOf(JobState.class));

  private static final Capacity HOST = new Capacity(4, 8);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(JobMove.class)
  void move_isExactlyAsDocumented(JobMove move) {
    for (var from : JobState.values()) {
      assertThat(move.isLegalFrom(from))
          .as(move + " from " + from)
          .isEqualTo(move.from().contains(from));
      if (move.isLegalFrom(from)) {
        assertThat(DOCUMENTED.get(from)).contains(move.to());
      }
    }
  }

  @Test
  void documentedTable_hasNoMoveThatWeLack() {
    DOCUMENTED.forEach((from, targets) -> {
      for (var to : targets) {
        assertThat(JobMove.values())
            .as(from + " to " + to)
            .anyMatch(move -> move.isLegalFrom(from) && move.to() == to);
      }
    });
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void steps_inAnyOrder_agreeWithTheModel(long seed) {
    var random = new Random(seed);
    var file = folder.resolve("jobs.db");
    var store = Store.open(file);
    try {
      var clock = Clock.systemUTC();
      var events = new JobEvents(store, clock);
      var model = new Model(store, events, clock);
      for (int i = 0; i < 300; i++) {
        model.step(random, "seed " + seed + ", step " + i);
        if (random.nextInt(60) == 0) {
          store.close();
          store = Store.open(file);
          model = new Model(store, new JobEvents(store, clock), clock, model);
        }
      }
    } finally {
      store.close();
    }
  }

  /// What each job must be, kept without a database.
  private static final class Model {
    private final Store store;
    private final Jobs jobs;
    private final JobRetention retention;
    private final Map<JobId, Expected> expected;
    private int number;

    private static final class Expected {
      JobState state = JobState.PENDING;
      boolean hasContainer;
      Optional<JobState> stop = Optional.empty();
      Optional<JobState> outcome = Optional.empty();
    }

    Model(Store store, JobEvents events, Clock clock) {
      this.store = store;
      this.jobs = new Jobs(store, events, clock);
      this.retention = new JobRetention(store, events, clock);
      this.expected = new TreeMap<>(Comparator.comparing(JobId::value));
    }

    Model(Store store, JobEvents events, Clock clock, Model before) {
      this(store, events, clock);
      expected.putAll(before.expected);
      number = before.number;
    }

    void step(Random random, String what) {
      if (expected.size() < 6 && (expected.isEmpty() || random.nextInt(8) == 0)) {
        insert(random);
      } else {
        var ids = expected.keySet().toArray(new JobId[0]);
        var id = ids[random.nextInt(ids.length)];
        act(random, id, expected(id));
      }
      check(what);
    }

    private Expected expected(JobId id) {
      return Optional.ofNullable(expected.get(id)).orElseThrow();
    }

    private void insert(Random random) {
      var id = new JobId("job_" + HexFormat.of().toHexDigits(++number, 12));
      var spec =
          new JobSpec(
              JobKind.WORKER,
              Optional.of("true"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              new ImageRef("busybox"),
              1 + random.nextInt(3),
              1 + random.nextInt(4),
              30,
              new EgressPolicy.None());
      store.run(tx -> jobs.insert(tx, id, spec, "test", Json.object()));
      expected.put(id, new Expected());
    }

    private void act(Random random, JobId id, Expected job) {
      switch (random.nextInt(9)) {
        case 0 -> {
          var admitted = store.write(tx -> jobs.admit(tx, HOST));
          admitted.forEach(started -> expected(started).state = JobState.STARTING);
        }
        case 1 -> {
          boolean may =
              job.state == JobState.STARTING
                  && !job.hasContainer
                  && job.stop.isEmpty()
                  && job.outcome.isEmpty();
          var container = new ContainerId("a".repeat(64));
          assertThat(jobs.assignContainer(id, container, false, "sha256:x")).isEqualTo(may);
          job.hasContainer |= may;
        }
        case 2 -> {
          boolean may = job.state == JobState.STARTING && job.outcome.isEmpty();
          assertThat(jobs.run(id, _ -> {})).isEqualTo(may);
          if (may) {
            job.state = JobState.RUNNING;
          }
        }
        case 3, 4 -> end(random, id, job);
        case 5 -> stop(random, id, job);
        case 6 -> {
          boolean may = job.outcome.isPresent() && !job.state.isOver();
          assertThat(jobs.finish(id)).isEqualTo(may);
          if (may) {
            job.state = job.outcome.orElseThrow();
          }
        }
        case 7 -> {
          assertThat(retention.clean(id)).isEqualTo(job.state.isTerminal());
          if (job.state.isTerminal()) {
            job.state = JobState.CLEANING;
          }
        }
        default -> {
          retention.artifactsDeleted(id);
          retention.logsDeleted(id);
          boolean may = job.state == JobState.CLEANING;
          assertThat(retention.finishCleaning(id)).isEqualTo(may);
          if (may) {
            job.state = JobState.CLEANED;
          }
        }
      }
    }

    private void end(Random random, JobId id, Expected job) {
      // As the lifecycle does: only what runs can complete, and only what is under way can end.
      if (!job.state.isActive()) {
        return;
      }
      var wanted =
          job.state == JobState.RUNNING && random.nextBoolean()
              ? JobState.COMPLETED
              : JobState.FAILED;
      jobs.end(id, wanted, Optional.of(0), Optional.empty());
      if (job.outcome.isEmpty()) {
        job.outcome = Optional.of(job.stop.orElse(wanted));
      }
    }

    private void stop(Random random, JobId id, Expected job) {
      var choice =
          new JobState[] {JobState.CANCELLED, JobState.TIMED_OUT, JobState.FAILED}
              [random.nextInt(3)];
      boolean may = !job.state.isOver() && job.outcome.isEmpty() && job.stop.isEmpty();
      assertThat(jobs.requestStop(id, new Job.Stop(choice, Optional.empty()), "test"))
          .isEqualTo(may);
      if (!may) {
        return;
      }
      var possible = job.state == JobState.PENDING ? JobState.CANCELLED : choice;
      job.stop = Optional.of(possible);
      if (!job.hasContainer) {
        job.outcome = job.stop;
        job.state = possible;
      }
    }

    private void check(String what) {
      int cpus = 0;
      int memory = 0;
      for (var entry : expected.entrySet()) {
        var job = jobs.find(entry.getKey()).orElseThrow();
        assertThat(job.state()).as(what + " " + entry.getKey()).isEqualTo(entry.getValue().state);
        assertThat(job.outcome()).as(what).isEqualTo(entry.getValue().outcome);
        assertThat(job.completedAt().isPresent()).as(what).isEqualTo(job.state().isOver());
        if (job.state().isActive()) {
          cpus += job.spec().cpus();
          memory += job.spec().memoryGb();
        }
      }
      assertThat(HOST.holds(new Capacity(cpus, memory))).as("no overcommit, " + what).isTrue();
    }
  }
}

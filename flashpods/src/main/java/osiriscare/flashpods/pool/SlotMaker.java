package osiriscare.flashpods.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.flashpods.artifact.Artifacts;
import osiriscare.flashpods.container.ContainerFailure;
import osiriscare.flashpods.container.ContainerSpec;
import osiriscare.flashpods.container.Containers;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.pool.WarmPool.Shape;
import osiriscare.flashpods.pool.WarmPool.Slot;

/// Starts containers that wait, each with a job id, folders and a [Door] of its own.
final class SlotMaker {
  private static final Logger log = LoggerFactory.getLogger(SlotMaker.class);
  private static final Duration MKFIFO_LIMIT = Duration.ofSeconds(5);

  private final Containers containers;
  private final Artifacts artifacts;
  private final Path folder;
  private final RandomGenerator random;
  private final Clock clock;
  private final ProcessRunner programs = new ProcessRunner(MKFIFO_LIMIT);

  /// A slot that waits.
  ///
  /// @param digest of the image that it runs
  record Prepared(Slot slot, Door door, String digest, Instant made) {}

  SlotMaker(
      Containers containers,
      Artifacts artifacts,
      Path folder,
      RandomGenerator random,
      Clock clock) {
    this.containers = containers;
    this.artifacts = artifacts;
    this.folder = folder;
    this.random = random;
    this.clock = clock;
  }

  Prepared make(Shape shape, String digest) {
    var job = JobId.issue(random);
    try {
      var door = Door.make(folder.resolve(job.value()), programs);
      try {
        var container = containers.create(spec(shape, job, door));
        containers.start(container);
        return new Prepared(new Slot(job, container), door, digest, clock.instant());
      } catch (RuntimeException e) {
        door.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("prepare a slot", e);
    }
  }

  private ContainerSpec spec(Shape shape, JobId job, Door door) {
    return new ContainerSpec(
        job,
        shape.kind(),
        shape.image(),
        Door.init(),
        Map.of("FLASHPODS_JOB_ID", job.value()),
        shape.cpus(),
        shape.memoryGb(),
        Optional.empty(),
        artifacts.stage(job),
        List.of(new ContainerSpec.ReadOnlyMount(door.folder(), Door.FOLDER)),
        shape.egress());
  }

  /// Removes a slot that no job has.
  void discard(Prepared slot) {
    try {
      containers.remove(slot.slot().container());
      slot.door().close();
      artifacts.delete(slot.slot().job());
    } catch (ContainerFailure | UncheckedIOException e) {
      // The next start of the API removes it.
      log.atWarn().addKeyValue("job", slot.slot().job()).setCause(e).log("slot not removed");
    }
  }
}

package osiriscare.flashpods.lifecycle;

import java.nio.file.Path;
import java.util.Optional;
import osiriscare.flashpods.container.ContainerFailure;
import osiriscare.flashpods.container.ContainerSpec;
import osiriscare.flashpods.container.ContainerState;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.image.ImageUnavailable;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.log.JobLog;
import osiriscare.flashpods.pool.WarmPool.Slot;

/// Brings a job from starting to running. The container's id is in the database before its command
/// can run; so after a crash we know which command may have run, and never run one twice.
final class Launch {
  private final Parts parts;

  Launch(Parts parts) {
    this.parts = parts;
  }

  /// Makes and starts the container.
  void fresh(Job job, Optional<Slot> slot, JobLog.Writer log) {
    try {
      log.note("image " + job.spec().image());
      var digest = parts.images().ensure(job.spec().image());
      var spec =
          parts
              .handover()
              .spec(job, job.spec().files().map(parts.uploads()::snapshot), artifacts(job, slot));
      if (slot.isPresent() && parts.pool().suits(spec)) {
        warm(job, slot.get(), spec, digest);
      } else {
        slot.ifPresent(unused -> parts.containers().remove(unused.container()));
        cold(job, spec, digest);
      }
    } catch (ImageUnavailable e) {
      fail(job.id(), "image_unavailable", log, e);
    } catch (ContainerFailure e) {
      fail(job.id(), "container_error", log, e);
    }
  }

  // A slot's folder is mounted already.
  private Path artifacts(Job job, Optional<Slot> slot) {
    return slot.isPresent()
        ? parts.artifacts().staging(job.id())
        : parts.artifacts().stage(job.id());
  }

  private void cold(Job job, ContainerSpec spec, String digest) {
    var container = parts.containers().create(spec);
    if (!parts.jobs().assignContainer(job.id(), container, false, digest)) {
      parts.containers().remove(container);
      return;
    }
    start(job, container);
  }

  private void warm(Job job, Slot slot, ContainerSpec spec, String digest) {
    if (!parts.jobs().assignContainer(job.id(), slot.container(), true, digest)) {
      parts.containers().remove(slot.container());
      return;
    }
    parts.pool().begin(slot, spec);
    runs(job);
  }

  /// Goes on with a container that is known already, whatever became of it meanwhile.
  void resume(Job job, ContainerId container, JobLog.Writer log) {
    try {
      switch (parts.containers().inspect(container)) {
        case ContainerState.Created _ -> start(job, container);
        case ContainerState.Running _ -> resumeRunning(job, container);
        case ContainerState.Exited _ -> runs(job);
        case ContainerState.Gone _ ->
            parts
                .jobs()
                .end(
                    job.id(),
                    JobState.FAILED,
                    Optional.empty(),
                    Optional.of("container_not_found_on_recovery"));
      }
    } catch (ContainerFailure e) {
      fail(job.id(), "container_error", log, e);
    }
  }

  // A warm container runs before its command does.
  private void resumeRunning(Job job, ContainerId container) {
    if (job.isWarm() && !parts.pool().hasBegun(container)) {
      parts.containers().remove(container);
      parts
          .jobs()
          .end(
              job.id(),
              JobState.FAILED,
              Optional.empty(),
              Optional.of("container_not_found_on_recovery"));
      return;
    }
    runs(job);
  }

  private void start(Job job, ContainerId container) {
    try {
      parts.containers().start(container);
    } catch (ContainerFailure e) {
      // The answer may be lost and the container run all the same.
      if (parts.containers().inspect(container) instanceof ContainerState.Created) {
        throw e;
      }
    }
    runs(job);
  }

  private void runs(Job job) {
    parts
        .jobs()
        .run(
            job.id(),
            tx -> job.spec().files().ifPresent(id -> parts.uploads().consume(tx, id, job.id())));
  }

  private void fail(JobId job, String error, JobLog.Writer log, RuntimeException cause) {
    log.note(error + ": " + cause.getMessage());
    parts.jobs().end(job, JobState.FAILED, Optional.empty(), Optional.of(error));
  }
}

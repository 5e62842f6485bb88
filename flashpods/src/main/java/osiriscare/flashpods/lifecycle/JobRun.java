package osiriscare.flashpods.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.retry.Backoff;
import osiriscare.flashpods.container.ContainerFailure;
import osiriscare.flashpods.container.ContainerState;
import osiriscare.flashpods.container.ContainerState.Excess;
import osiriscare.flashpods.container.Containers.Signal;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.ExitCodes;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.log.JobLog;
import osiriscare.flashpods.pool.WarmPool.Slot;

/// One active job, from wherever the database says it stands to its end. Holds no state that
/// matters: a killed API makes a new run that goes on.
final class JobRun {
  private static final Logger log = LoggerFactory.getLogger(JobRun.class);

  // How long the loop may go without a look at deadline and stop.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Backoff ENGINE_BACKOFF =
      new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
  private static final Duration WAIT_LIMIT = Duration.ofMinutes(10);
  private static final Duration OUTPUT_LIMIT = Duration.ofSeconds(10);

  private final Parts parts;
  private final JobId id;
  private final Optional<Slot> slot;
  private final LinkedBlockingQueue<Message> inbox = new LinkedBlockingQueue<>();

  private sealed interface Message {
    record Ended(ContainerState state) implements Message {}

    record Look() implements Message {}
  }

  JobRun(Parts parts, JobId id, Optional<Slot> slot) {
    this.parts = parts;
    this.id = id;
    this.slot = slot;
  }

  /// Has the run look at once whether its job is to be stopped.
  void look() {
    inbox.add(new Message.Look());
  }

  /// Runs until the job is over.
  void run() throws InterruptedException {
    try (var writer = parts.logs().open(id)) {
      bringToRunning(writer);
      var job = job();
      if (job.state() == JobState.RUNNING && job.outcome().isEmpty()) {
        watch(job.container().orElseThrow(), writer);
      }
    }
    new Gathering(parts).gather(id, slot.map(Slot::container));
  }

  private void bringToRunning(JobLog.Writer writer) {
    var job = job();
    if (job.state() != JobState.STARTING || job.outcome().isPresent()) {
      return;
    }
    var launch = new Launch(parts);
    if (job.container().isPresent()) {
      launch.resume(job, job.container().get(), writer);
    } else {
      launch.fresh(job, slot, writer);
    }
  }

  private Job job() {
    return parts.jobs().find(id).orElseThrow();
  }

  private void watch(ContainerId container, JobLog.Writer writer) throws InterruptedException {
    var output = Thread.ofVirtual().name("output-" + id).start(() -> copyOutput(container, writer));
    var waiter = Thread.ofVirtual().name("wait-" + id).start(() -> awaitEnd(container));
    try {
      ended(awaitOrStop(container));
      output.join(OUTPUT_LIMIT);
    } finally {
      waiter.interrupt();
      output.interrupt();
    }
    output.join();
  }

  private void copyOutput(ContainerId container, JobLog.Writer writer) {
    retried(() -> {
      parts.containers().follow(container, writer.position(), writer);
      return true;
    });
  }

  private void awaitEnd(ContainerId container) {
    var state =
        retried(() -> {
          while (true) {
            var now = parts.containers().await(container, WAIT_LIMIT);
            if (now instanceof ContainerState.Exited || now instanceof ContainerState.Gone) {
              return now;
            }
          }
        });
    if (state != null) {
      inbox.add(new Message.Ended(state));
    }
  }

  private interface Engine<T> {
    T call() throws InterruptedException;
  }

  // The engine may be restarted under us; the job is none the worse for it.
  private <T> @Nullable T retried(Engine<T> engine) {
    for (int failures = 1; ; failures++) {
      try {
        return engine.call();
      } catch (ContainerFailure e) {
        log.atWarn().addKeyValue("job", id).setCause(e).log("the engine does not answer");
        if (!pause(failures)) {
          return null;
        }
      } catch (InterruptedException _) {
        return null;
      }
    }
  }

  private static boolean pause(int failures) {
    try {
      Thread.sleep(ENGINE_BACKOFF.after(failures, new SplittableRandom()));
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private ContainerState awaitOrStop(ContainerId container) throws InterruptedException {
    Optional<Instant> killAt = Optional.empty();
    while (true) {
      var message = inbox.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      if (message instanceof Message.Ended(var state)) {
        return state;
      }
      var job = job();
      var now = parts.clock().instant();
      if (job.stop().isEmpty() && !now.isBefore(job.deadline().orElseThrow())) {
        timeOut(job);
        look();
      } else if (job.stop().isPresent() && killAt.isEmpty()) {
        send(container, Signal.TERM);
        killAt = Optional.of(now.plus(parts.grace()));
      } else if (killAt.isPresent() && !now.isBefore(killAt.get())) {
        send(container, Signal.KILL);
      }
    }
  }

  private void timeOut(Job job) {
    var error = "timed out after " + job.spec().timeoutMinutes() + " minutes";
    parts.jobs().requestStop(id, new Job.Stop(JobState.TIMED_OUT, Optional.of(error)), "lifecycle");
  }

  private void send(ContainerId container, Signal signal) {
    try {
      parts.containers().signal(container, signal);
    } catch (ContainerFailure e) {
      log.atWarn().addKeyValue("job", id).setCause(e).log("signal not sent, tried again");
    }
  }

  private void ended(ContainerState state) {
    switch (state) {
      case ContainerState.Exited(int code, var excess) -> ended(code, excess);
      case ContainerState.Gone _ ->
          parts
              .jobs()
              .end(
                  id, JobState.FAILED, Optional.empty(), Optional.of("container_lost_on_recovery"));
      case ContainerState.Created _, ContainerState.Running _ ->
          throw new IllegalStateException("a running container counted as ended");
    }
  }

  private void ended(int code, Excess excess) {
    switch (excess) {
      case NONE ->
          parts
              .jobs()
              .end(
                  id,
                  code == ExitCodes.SUCCESS ? JobState.COMPLETED : JobState.FAILED,
                  Optional.of(code),
                  Optional.empty());
      case MEMORY -> killed("oom_killed");
      case DISK -> killed("disk_limit_exceeded");
    }
  }

  private void killed(String error) {
    parts.jobs().end(id, JobState.FAILED, Optional.of(ExitCodes.KILLED), Optional.of(error));
  }
}

package osiriscare.flashpods.job;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.store.Times;
import osiriscare.flashpods.store.Tx;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The life of a job up to its end: each method is one step, checked against its present state,
/// durable with its event when it returns, and answers whether it took place. Two threads that want
/// different ends of one job are told apart here and nowhere else.
public final class Jobs {
  private final Store store;
  private final JobEvents events;
  private final Clock clock;
  private final Moves moves;

  public Jobs(Store store, JobEvents events, Clock clock) {
    this.store = store;
    this.events = events;
    this.clock = clock;
    this.moves = new Moves(events, clock);
  }

  /// One job.
  public Optional<Job> find(JobId id) {
    return store.read(tx -> JobTable.find(tx, id));
  }

  /// One job, within a transaction.
  public Optional<Job> find(Tx tx, JobId id) {
    return JobTable.find(tx, id);
  }

  /// Inserts a job that waits.
  public Job insert(Tx tx, JobId id, JobSpec spec, String actor, ObjectNode detail) {
    JobTable.insert(tx, id, spec, clock.instant());
    events.add(tx, id, actor, "created", detail);
    return JobTable.find(tx, id).orElseThrow();
  }

  /// Starts the jobs at the head of the queue that fit into `total`; the first that does not fit
  /// keeps its place, and those behind it theirs.
  public List<JobId> admit(Tx tx, Capacity total) {
    var waiting = JobTable.inStates(tx, EnumSet.of(JobState.PENDING), 100);
    var used = JobTable.used(tx);
    int admitted = 0;
    for (var job : waiting) {
      var asked = Capacity.of(job.spec());
      if (!total.minus(used).holds(asked)) {
        break;
      }
      tx.sql("UPDATE jobs SET admitted_at = :now WHERE id = :id")
          .param("id", job.id().value())
          .param("now", moves.now())
          .update();
      moves.make(tx, job.id(), JobMove.ADMIT, "scheduler");
      used = used.plus(asked);
      admitted++;
    }
    return waiting.subList(0, admitted).stream().map(Job::id).toList();
  }

  /// Writes down the container before its command may run, unless the job is to end.
  public boolean assignContainer(JobId id, ContainerId container, boolean isWarm, String digest) {
    return store.write(tx ->
        moves.change(
            tx,
            id,
            """
            UPDATE jobs SET container_id = :container, is_warm = :warm, image_digest = :digest
             WHERE id = :id AND status = 'starting' AND stop_reason IS NULL
               AND outcome IS NULL AND container_id IS NULL
            """,
            statement ->
                statement
                    .param("container", container.value())
                    .param("warm", isWarm ? 1 : 0)
                    .param("digest", digest),
            "lifecycle",
            "container_created",
            Json.object()
                .put("container_id", container.value())
                .put("image_digest", digest)
                .put("warm", isWarm)));
  }

  /// The container runs; its time limit counts from now on.
  ///
  /// @param alongside what must be true from the same moment on
  public boolean run(JobId id, Consumer<Tx> alongside) {
    return store.write(tx -> {
      var job = JobTable.find(tx, id).orElseThrow();
      if (!JobMove.RUN.isLegalFrom(job.state()) || job.outcome().isPresent()) {
        return false;
      }
      var now = clock.instant();
      tx.sql("UPDATE jobs SET started_at = :now, deadline_at = :deadline WHERE id = :id")
          .param("id", id.value())
          .param("now", Times.text(now))
          .param("deadline", Times.text(now.plusSeconds(job.spec().timeoutMinutes() * 60L)))
          .update();
      alongside.accept(tx);
      return moves.make(tx, id, JobMove.RUN, "lifecycle");
    });
  }

  /// Decides from outside how the job ends. One that has no container yet ends at once; one that
  /// has is only marked, and ends when its process has. The first decision stands.
  public boolean requestStop(JobId id, Job.Stop wanted, String actor) {
    return store.write(tx -> {
      var job = JobTable.find(tx, id).orElseThrow();
      if (job.state().isOver() || job.outcome().isPresent() || job.stop().isPresent()) {
        return false;
      }
      var stop = possible(job, wanted);
      tx.sql("UPDATE jobs SET stop_reason = :reason, stop_error = :error WHERE id = :id")
          .param("id", id.value())
          .param("reason", stop.outcome().word())
          .param("error", stop.error().orElse(null))
          .update();
      var detail = Json.object().put("outcome", stop.outcome().word());
      stop.error().ifPresent(error -> detail.put("error", error));
      events.add(tx, id, actor, "stop_requested", detail);
      if (job.container().isEmpty()) {
        end(tx, id, stop.outcome(), Optional.of(ExitCodes.KILLED), stop.error());
        finish(tx, id);
      }
      return true;
    });
  }

  // What never began can only be cancelled.
  private static Job.Stop possible(Job job, Job.Stop wanted) {
    return job.state() == JobState.PENDING
        ? new Job.Stop(JobState.CANCELLED, wanted.error())
        : wanted;
  }

  /// The process has ended, or is known never to have run: writes down how the job will end. What
  /// was decided from outside comes first.
  public void end(JobId id, JobState outcome, Optional<Integer> exitCode, Optional<String> error) {
    store.run(tx -> {
      var job = JobTable.find(tx, id).orElseThrow();
      if (job.state().isOver() || job.outcome().isPresent()) {
        return;
      }
      var stop = job.stop();
      if (stop.isPresent()) {
        end(tx, id, stop.get().outcome(), Optional.of(ExitCodes.KILLED), stop.get().error());
      } else {
        end(tx, id, outcome, exitCode, error);
      }
    });
  }

  private void end(
      Tx tx, JobId id, JobState outcome, Optional<Integer> exitCode, Optional<String> error) {
    var detail = Json.object().put("outcome", outcome.word());
    exitCode.ifPresent(code -> detail.put("exit_code", code));
    error.ifPresent(text -> detail.put("error", text));
    moves.change(
        tx,
        id,
        "UPDATE jobs SET outcome = :outcome, exit_code = :code, error = :error WHERE id = :id",
        statement ->
            statement
                .param("outcome", outcome.word())
                .param("code", exitCode.orElse(null))
                .param("error", error.orElse(null)),
        "lifecycle",
        "ended",
        detail);
  }

  /// Its results could not be gathered: a job that ended by itself fails for that.
  public void collectFailed(JobId id, String error) {
    store.run(tx ->
        moves.change(
            tx,
            id,
            """
            UPDATE jobs SET outcome = 'failed', error = :error
             WHERE id = :id AND status = 'running' AND outcome IN ('completed', 'failed')
            """,
            statement -> statement.param("error", error),
            "lifecycle",
            "collect_failed",
            Json.object().put("error", error)));
  }

  /// Everything is gathered: the outcome becomes the state.
  public boolean finish(JobId id) {
    return store.write(tx -> finish(tx, id));
  }

  private boolean finish(Tx tx, JobId id) {
    var job = JobTable.find(tx, id).orElseThrow();
    if (job.state().isOver() || job.outcome().isEmpty()) {
      return false;
    }
    tx.sql("UPDATE jobs SET completed_at = :now WHERE id = :id")
        .param("id", id.value())
        .param("now", moves.now())
        .update();
    return moves.make(tx, id, JobMove.to(job.outcome().get()), "lifecycle");
  }
}

package osiriscare.flashpods.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.store.Times;
import osiriscare.protocol.json.Json;

/// The life of a job after its end: what it left behind goes, its row stays.
public final class JobRetention {
  private static final String ACTOR = "retention";

  private final Store store;
  private final Moves moves;

  public JobRetention(Store store, JobEvents events, Clock clock) {
    this.store = store;
    this.moves = new Moves(events, clock);
  }

  /// Jobs that ended before `time` and are not cleaned, oldest first.
  public List<Job> endedBefore(Instant time, int limit) {
    return store.read(tx ->
        tx.sql(
                """
                SELECT * FROM jobs
                 WHERE status IN ('completed', 'failed', 'timed_out', 'cancelled', 'cleaning')
                   AND completed_at <= :time
                 ORDER BY completed_at LIMIT :limit
                """)
            .param("time", Times.text(time))
            .param("limit", limit)
            .query(JobRow::read)
            .list());
  }

  /// Jobs that ended before `time` and whose artifacts are still kept, oldest first.
  public List<Job> withArtifactsBefore(Instant time, int limit) {
    return store.read(tx ->
        tx.sql(
                """
                SELECT * FROM jobs
                 WHERE status IN ('completed', 'failed', 'timed_out', 'cancelled')
                   AND artifacts_deleted_at IS NULL AND completed_at <= :time
                 ORDER BY completed_at LIMIT :limit
                """)
            .param("time", Times.text(time))
            .param("limit", limit)
            .query(JobRow::read)
            .list());
  }

  /// Ended jobs whose log is still kept, oldest first.
  public List<Job> withLogs(int limit) {
    return store.read(tx ->
        tx.sql(
                """
                SELECT * FROM jobs
                 WHERE status IN ('completed', 'failed', 'timed_out', 'cancelled')
                   AND logs_deleted_at IS NULL
                 ORDER BY completed_at LIMIT :limit
                """)
            .param("limit", limit)
            .query(JobRow::read)
            .list());
  }

  /// Its artifacts are deleted.
  public void artifactsDeleted(JobId id) {
    store.run(tx ->
        moves.change(
            tx,
            id,
            """
            UPDATE jobs SET artifacts_deleted_at = :now
             WHERE id = :id AND artifacts_deleted_at IS NULL
               AND status IN ('completed', 'failed', 'timed_out', 'cancelled', 'cleaning')
            """,
            statement -> statement.param("now", moves.now()),
            ACTOR,
            "artifacts_deleted",
            Json.object()));
  }

  /// Its log is deleted.
  public void logsDeleted(JobId id) {
    store.run(tx ->
        moves.change(
            tx,
            id,
            """
            UPDATE jobs SET logs_deleted_at = :now
             WHERE id = :id AND logs_deleted_at IS NULL
               AND status IN ('completed', 'failed', 'timed_out', 'cancelled', 'cleaning')
            """,
            statement -> statement.param("now", moves.now()),
            ACTOR,
            "logs_deleted",
            Json.object()));
  }

  /// Its time is over.
  public boolean clean(JobId id) {
    return store.write(tx -> moves.make(tx, id, JobMove.CLEAN, ACTOR));
  }

  /// Nothing of it is left but its row; its caller may use the `client_job_id` again.
  public boolean finishCleaning(JobId id) {
    return store.write(tx -> {
      var job = JobTable.find(tx, id).orElseThrow();
      if (job.logsDeletedAt().isEmpty() || job.artifactsDeletedAt().isEmpty()) {
        return false;
      }
      tx.sql("UPDATE idempotency_keys SET active = 0 WHERE job_id = :id")
          .param("id", id.value())
          .update();
      return moves.make(tx, id, JobMove.FINISH_CLEANING, ACTOR);
    });
  }
}

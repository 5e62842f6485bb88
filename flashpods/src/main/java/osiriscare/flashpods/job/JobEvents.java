package osiriscare.flashpods.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.store.Times;
import osiriscare.flashpods.store.Tx;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What happened to each job, written in the transaction that made it so.
public final class JobEvents {
  private static final String INSERT =
      """
      INSERT INTO job_events (job_id, at, actor, event, detail)
      VALUES (:job, :at, :actor, :event, :detail)
      """;

  private static final String OF_JOB =
      """
      SELECT id, at, actor, event, detail FROM job_events
       WHERE job_id = :job AND id > :after ORDER BY id LIMIT :limit
      """;

  private final Store store;
  private final Clock clock;

  public JobEvents(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Writes one event within the transaction of what it tells.
  public void add(Tx tx, JobId job, String actor, String event, ObjectNode detail) {
    tx.sql(INSERT)
        .param("job", job.value())
        .param("at", Times.text(clock.instant()))
        .param("actor", actor)
        .param("event", event)
        .param("detail", Json.text(detail))
        .update();
  }

  /// Writes one event that tells of something outside the database.
  public void add(JobId job, String actor, String event, ObjectNode detail) {
    store.run(tx -> add(tx, job, actor, event, detail));
  }

  /// A job's events in order, those behind number `after`.
  public List<JobEvent> of(JobId job, long after, int limit) {
    return store.read(tx ->
        tx.sql(OF_JOB)
            .param("job", job.value())
            .param("after", after)
            .param("limit", limit)
            .query((row, _) ->
                new JobEvent(
                    row.getLong("id"),
                    Instant.parse(row.getString("at")),
                    row.getString("actor"),
                    row.getString("event"),
                    Json.object(row.getString("detail"), "detail").tree()))
            .list());
  }
}

package osiriscare.flashpods.job;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.store.Times;
import osiriscare.flashpods.store.Tx;

/// Reading and inserting rows of `jobs`; [Jobs] changes them.
final class JobTable {
  private static final String INSERT =
      """
      INSERT INTO jobs (id, queue_number, job_type, status, command, task, context, git_branch,
                        files_id, image, cpus, memory_gb, timeout_minutes, network, created_at)
      VALUES (:id, (SELECT COALESCE(MAX(queue_number), 0) + 1 FROM jobs), :kind, 'pending', :command,
              :task, :context, :branch, :files, :image, :cpus, :memory, :timeout, :network, :now)
      """;

  private static final String BY_ID = "SELECT * FROM jobs WHERE id = :id";

  private static final String IN_STATES =
      "SELECT * FROM jobs WHERE status IN (:states) ORDER BY queue_number LIMIT :limit";

  private static final String PAGE =
      """
      SELECT * FROM jobs WHERE status IN (:states) AND queue_number < :before
       ORDER BY queue_number DESC LIMIT :limit
      """;

  private static final String COUNT = "SELECT COUNT(*) FROM jobs WHERE status IN (:states)";

  private static final String AHEAD =
      "SELECT COUNT(*) FROM jobs WHERE status = 'pending' AND queue_number < :number";

  private JobTable() {}

  static void insert(Tx tx, JobId id, JobSpec spec, Instant now) {
    tx.sql(INSERT)
        .param("id", id.value())
        .param("kind", spec.kind().word())
        .param("command", spec.command().orElse(null))
        .param("task", spec.task().orElse(null))
        .param("context", spec.context().orElse(null))
        .param("branch", spec.gitBranch().orElse(null))
        .param("files", spec.files().map(Object::toString).orElse(null))
        .param("image", spec.image().value())
        .param("cpus", spec.cpus())
        .param("memory", spec.memoryGb())
        .param("timeout", spec.timeoutMinutes())
        .param("network", Network.text(spec.egress()))
        .param("now", Times.text(now))
        .update();
  }

  static Optional<Job> find(Tx tx, JobId id) {
    return tx.sql(BY_ID).param("id", id.value()).query(JobRow::read).optional();
  }

  /// In order of arrival.
  static List<Job> inStates(Tx tx, Collection<JobState> states, int limit) {
    return tx.sql(IN_STATES)
        .param("states", words(states))
        .param("limit", limit)
        .query(JobRow::read)
        .list();
  }

  /// Newest first.
  static List<Job> page(Tx tx, Collection<JobState> states, long before, int limit) {
    return tx.sql(PAGE)
        .param("states", words(states))
        .param("before", before)
        .param("limit", limit)
        .query(JobRow::read)
        .list();
  }

  static int count(Tx tx, Collection<JobState> states) {
    return tx.sql(COUNT).param("states", words(states)).query((row, _) -> row.getInt(1)).single();
  }

  static int ahead(Tx tx, long queueNumber) {
    return tx.sql(AHEAD).param("number", queueNumber).query((row, _) -> row.getInt(1)).single();
  }

  static Capacity used(Tx tx) {
    return tx.sql(
            """
            SELECT COALESCE(SUM(cpus), 0) AS cpus, COALESCE(SUM(memory_gb), 0) AS memory
              FROM jobs WHERE status IN ('starting', 'running')
            """)
        .query((row, _) -> new Capacity(row.getInt("cpus"), row.getInt("memory")))
        .single();
  }

  static List<String> words(Collection<JobState> states) {
    return states.stream().map(JobState::word).toList();
  }
}

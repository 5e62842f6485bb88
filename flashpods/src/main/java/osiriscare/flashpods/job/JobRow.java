package osiriscare.flashpods.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.image.ImageRef;

/// Reads a row of `jobs`.
final class JobRow {
  private JobRow() {}

  static Job read(ResultSet row, int ignored) throws SQLException {
    return new Job(
        new JobId(row.getString("id")),
        spec(row),
        state(row, "status").orElseThrow(),
        row.getLong("queue_number"),
        text(row, "image_digest"),
        text(row, "container_id").map(ContainerId::new),
        row.getInt("is_warm") == 1,
        state(row, "stop_reason").isPresent()
            ? Optional.of(
                new Job.Stop(state(row, "stop_reason").orElseThrow(), text(row, "stop_error")))
            : Optional.empty(),
        state(row, "outcome"),
        text(row, "exit_code").map(Integer::valueOf),
        text(row, "error"),
        time(row, "created_at").orElseThrow(),
        time(row, "admitted_at"),
        time(row, "started_at"),
        time(row, "deadline_at"),
        time(row, "completed_at"),
        time(row, "logs_deleted_at"),
        time(row, "artifacts_deleted_at"));
  }

  private static JobSpec spec(ResultSet row) throws SQLException {
    return new JobSpec(
        JobKind.valueOf(row.getString("job_type").toUpperCase(Locale.ROOT)),
        text(row, "command"),
        text(row, "task"),
        text(row, "context"),
        text(row, "git_branch"),
        text(row, "files_id").map(UploadId::new),
        new ImageRef(row.getString("image")),
        row.getInt("cpus"),
        row.getInt("memory_gb"),
        row.getInt("timeout_minutes"),
        Network.parse(row.getString("network")));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return text(row, column).map(Instant::parse);
  }

  private static Optional<JobState> state(ResultSet row, String column) throws SQLException {
    return text(row, column).flatMap(JobState::of);
  }
}

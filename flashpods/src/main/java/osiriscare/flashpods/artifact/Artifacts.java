package osiriscare.flashpods.artifact;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.flashpods.id.JobId;

/// What jobs leave in `/artifacts`: a staging folder while the job runs, then checked and moved.
public interface Artifacts {
  /// Makes the job's staging folder, which is mounted as `/artifacts`; empty, also after a restart.
  Path stage(JobId job);

  /// The staging folder of a job that runs.
  Path staging(JobId job);

  /// Checks and publishes what a stopped container left. May be called again after a crash and then
  /// goes on.
  ///
  /// @return warnings, one per entry that was skipped
  /// @throws CollectFailure with the job's documented error
  List<String> collect(JobId job);

  /// Published artifacts in the order of their names.
  List<Artifact> list(JobId job);

  /// One of them.
  ///
  /// @throws osiriscare.flashpods.error.ApiError `invalid_artifact_name`
  Optional<Artifact> find(JobId job, String name);

  /// Where a published artifact's bytes lie; resolved strictly below the job's folder, no links.
  Path file(JobId job, Artifact artifact);

  /// Deletes staging and published files; nothing happens when they are gone.
  void delete(JobId job);

  /// Bytes on disk of all jobs.
  long bytesOnDisk();

  /// One published file.
  record Artifact(String name, long sizeBytes, Instant createdAt) {}
}

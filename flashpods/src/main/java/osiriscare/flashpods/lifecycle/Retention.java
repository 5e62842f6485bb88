package osiriscare.flashpods.lifecycle;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.flashpods.artifact.Artifacts;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.JobRetention;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.log.JobLog;

/// Deletes what jobs left behind when its time is over: artifacts first, the log later, and when
/// both are gone the job counts as cleaned. A folder that cannot be deleted now is tried again.
public final class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final int BATCH = 200;

  private final JobRetention jobs;
  private final Artifacts artifacts;
  private final JobLog logs;
  private final Limits limits;
  private final Clock clock;

  /// How long and how much is kept.
  public record Limits(Duration artifacts, Duration logs, long logBytesMax) {}

  public Retention(
      JobRetention jobs, Artifacts artifacts, JobLog logs, Limits limits, Clock clock) {
    this.jobs = jobs;
    this.artifacts = artifacts;
    this.logs = logs;
    this.limits = limits;
    this.clock = clock;
  }

  /// What is kept and how long.
  public Limits limits() {
    return limits;
  }

  /// One round.
  public void sweep() {
    var now = clock.instant();
    for (var job : jobs.withArtifactsBefore(now.minus(limits.artifacts()), BATCH)) {
      each(job.id(), () -> deleteArtifacts(job.id()));
    }
    trimLogs();
    for (var job : jobs.endedBefore(now.minus(limits.logs()), BATCH)) {
      each(job.id(), () -> clean(job.id(), job.state()));
    }
  }

  private void trimLogs() {
    long total = logs.bytesOnDisk();
    if (total <= limits.logBytesMax()) {
      return;
    }
    for (var job : jobs.withLogs(BATCH)) {
      each(job.id(), () -> deleteLog(job.id()));
      if (logs.bytesOnDisk() <= limits.logBytesMax()) {
        return;
      }
    }
  }

  private void clean(JobId job, JobState state) {
    if (state != JobState.CLEANING) {
      jobs.clean(job);
    }
    deleteArtifacts(job);
    deleteLog(job);
    jobs.finishCleaning(job);
  }

  private void deleteArtifacts(JobId job) {
    artifacts.delete(job);
    jobs.artifactsDeleted(job);
  }

  private void deleteLog(JobId job) {
    logs.delete(job);
    jobs.logsDeleted(job);
  }

  private static void each(JobId job, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      log.atWarn().addKeyValue("job", job).setCause(e).log("not cleaned, tried again");
    }
  }
}

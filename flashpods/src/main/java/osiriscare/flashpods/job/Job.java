package osiriscare.flashpods.job;

import java.time.Instant;
import java.util.Optional;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;

/// One job as the database knows it.
///
/// @param queueNumber order of arrival
/// @param stop why it is being ended from outside, once somebody decided so
/// @param outcome how it will end, known as soon as its process has ended and before its artifacts
///   are collected
/// @param deadline when it will be ended for its time limit; set when it begins to run
public record Job(
    JobId id,
    JobSpec spec,
    JobState state,
    long queueNumber,
    Optional<String> imageDigest,
    Optional<ContainerId> container,
    boolean isWarm,
    Optional<Stop> stop,
    Optional<JobState> outcome,
    Optional<Integer> exitCode,
    Optional<String> error,
    Instant createdAt,
    Optional<Instant> admittedAt,
    Optional<Instant> startedAt,
    Optional<Instant> deadline,
    Optional<Instant> completedAt,
    Optional<Instant> logsDeletedAt,
    Optional<Instant> artifactsDeletedAt) {

  /// An end that was decided while the process still ran.
  ///
  /// @param outcome failed, timed_out or cancelled
  public record Stop(JobState outcome, Optional<String> error) {}

  /// Whether its process has ended and its results are being gathered.
  public boolean isCollecting() {
    return outcome.isPresent() && state.isActive();
  }
}

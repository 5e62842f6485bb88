package osiriscare.flashpods.job;

import static osiriscare.flashpods.job.JobState.CANCELLED;
import static osiriscare.flashpods.job.JobState.CLEANED;
import static osiriscare.flashpods.job.JobState.CLEANING;
import static osiriscare.flashpods.job.JobState.COMPLETED;
import static osiriscare.flashpods.job.JobState.FAILED;
import static osiriscare.flashpods.job.JobState.PENDING;
import static osiriscare.flashpods.job.JobState.RUNNING;
import static osiriscare.flashpods.job.JobState.STARTING;
import static osiriscare.flashpods.job.JobState.TIMED_OUT;

import java.util.Set;

/// The whole transition table; what is not here does not happen.
///
/// | move | from | to |
/// |---|---|---|
/// | admit | pending | starting |
/// | run | starting | running |
/// | complete | running | completed |
/// | fail | starting, running | failed |
/// | time_out | starting, running | timed_out |
/// | cancel | pending, starting, running | cancelled |
/// | clean | completed, failed, timed_out, cancelled | cleaning |
/// | cleaned | cleaning | cleaned |
public enum JobMove {
  ADMIT(STARTING, PENDING),
  RUN(RUNNING, STARTING),
  COMPLETE(COMPLETED, RUNNING),
  FAIL(FAILED, STARTING, RUNNING),
  TIME_OUT(TIMED_OUT, STARTING, RUNNING),
  CANCEL(CANCELLED, PENDING, STARTING, RUNNING),
  CLEAN(CLEANING, COMPLETED, FAILED, TIMED_OUT, CANCELLED),
  FINISH_CLEANING(CLEANED, CLEANING);

  private final JobState to;

  // Set.of, which nobody can change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<JobState> from;

  JobMove(JobState to, JobState... from) {
    this.to = to;
    this.from = Set.of(from);
  }

  /// The move that ends a job so.
  ///
  /// @param outcome a terminal state
  public static JobMove to(JobState outcome) {
    return switch (outcome) {
      case COMPLETED -> COMPLETE;
      case FAILED -> FAIL;
      case TIMED_OUT -> TIME_OUT;
      case CANCELLED -> CANCEL;
      case PENDING, STARTING, RUNNING, CLEANING, CLEANED ->
          throw new IllegalArgumentException(outcome + " is no outcome");
    };
  }

  /// Where the move leads.
  public JobState to() {
    return to;
  }

  /// Where it may begin.
  public Set<JobState> from() {
    return from;
  }

  /// Whether a job in that state may make this move.
  public boolean isLegalFrom(JobState state) {
    return from.contains(state);
  }
}

package osiriscare.flashpods.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where a job stands. [JobMove] lists every way from one to another.
public enum JobState {
  PENDING,
  STARTING,
  RUNNING,
  COMPLETED,
  FAILED,
  TIMED_OUT,
  CANCELLED,
  CLEANING,
  CLEANED;

  private static final Set<JobState> TERMINAL = Set.of(COMPLETED, FAILED, TIMED_OUT, CANCELLED);

  /// The word on the wire and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether the job has ended and its results are kept.
  public boolean isTerminal() {
    return TERMINAL.contains(this);
  }

  /// Whether the job has ended, its results kept or not.
  public boolean isOver() {
    return isTerminal() || this == CLEANING || this == CLEANED;
  }

  /// Whether the job holds cores and memory of the host.
  public boolean isActive() {
    return this == STARTING || this == RUNNING;
  }

  /// The state with this word.
  public static Optional<JobState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}

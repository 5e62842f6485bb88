package osiriscare.flashpods.job;

import java.util.Locale;

/// The two kinds of jobs with their documented limits.
public enum JobKind {
  WORKER(8, 16, 30),
  AGENT(4, 8, 60);

  /// Cores of a job that names none.
  public static final int CPUS_DEFAULT = 2;

  /// Memory of a job that names none.
  public static final int MEMORY_GB_DEFAULT = 4;

  /// Longest run that may be asked for.
  public static final int TIMEOUT_MINUTES_MAX = 120;

  private final int cpusMax;
  private final int memoryGbMax;
  private final int timeoutMinutesDefault;

  JobKind(int cpusMax, int memoryGbMax, int timeoutMinutesDefault) {
    this.cpusMax = cpusMax;
    this.memoryGbMax = memoryGbMax;
    this.timeoutMinutesDefault = timeoutMinutesDefault;
  }

  /// The word on the wire and in labels.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Most cores one job may have.
  public int cpusMax() {
    return cpusMax;
  }

  /// Most memory one job may have.
  public int memoryGbMax() {
    return memoryGbMax;
  }

  /// How long a job may run that names no limit.
  public int timeoutMinutesDefault() {
    return timeoutMinutesDefault;
  }
}

package osiriscare.flashpods.job;

/// What a process's exit code means.
public final class ExitCodes {
  /// Success.
  public static final int SUCCESS = 0;

  /// SIGKILL, and by the contract every timeout, cancel and memory limit.
  public static final int KILLED = 137;

  private ExitCodes() {}
}

package osiriscare.flashpods.cli;

/// What was asked cannot be done; the message says why, in one line.
final class CommandFailed extends RuntimeException {
  /// Flashpods, not the job, failed: what a shell's user knows from other container tools.
  static final int FAILED = 125;

  private static final long serialVersionUID = 1L;

  CommandFailed(String message) {
    super(message);
  }

  CommandFailed(String message, Throwable cause) {
    super(message, cause);
  }
}

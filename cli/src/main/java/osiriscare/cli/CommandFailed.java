package osiriscare.cli;

/// A command cannot do what was asked; the message says why and what helps, in one or few lines.
public final class CommandFailed extends RuntimeException {
  /// Something did not work.
  public static final int FAILED = 1;

  /// Wrong arguments or settings.
  public static final int USAGE = 2;

  /// The home or a port is in use.
  public static final int IN_USE = 3;

  private static final long serialVersionUID = 1L;

  private final int exitStatus;

  public CommandFailed(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  public CommandFailed(String message) {
    this(FAILED, message);
  }

  /// What the program ends with.
  public int exitStatus() {
    return exitStatus;
  }
}

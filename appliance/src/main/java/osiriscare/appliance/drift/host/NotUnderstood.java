package osiriscare.appliance.drift.host;

/// A file or a program's output has a form that we do not know. Messages never quote the text.
public final class NotUnderstood extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param what what was read, and what about it is strange
  public NotUnderstood(String what) {
    super(what);
  }
}

package osiriscare.daemon.process;

/// How an external program ended.
public sealed interface ProcessResult {
  /// It ran to its end.
  ///
  /// @param exitCode exit status, 0–255
  /// @param isTruncated whether output went over the cap and was cut
  record Exited(int exitCode, String output, String errors, boolean isTruncated)
      implements ProcessResult {}

  /// It took too long and was killed with its children.
  record TimedOut() implements ProcessResult {}

  /// There is no such program, or we may not run it.
  record NotStarted(String why) implements ProcessResult {}
}

package osiriscare.flashpods.artifact;

/// Artifacts could not be collected; the job fails with the documented error word.
public final class CollectFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;

  /// @param error such as `artifact_copy_disk_full`
  public CollectFailure(String error, Throwable cause) {
    super(error, cause);
    this.error = error;
  }

  /// The word for the job's `error` field.
  public String error() {
    return error;
  }
}

package osiriscare.flashpods.engine;

/// Podman did not answer, or not in time, or refused.
public final class EngineFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message the step and what Podman said
  public EngineFailure(String message) {
    super(message);
  }

  public EngineFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

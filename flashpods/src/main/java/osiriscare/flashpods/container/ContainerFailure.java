package osiriscare.flashpods.container;

/// The engine refused, or did not answer.
public final class ContainerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message the step and what the engine said
  public ContainerFailure(String message) {
    super(message);
  }

  public ContainerFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

package osiriscare.flashpods.egress;

/// A container's network rules could not be made or are not in force.
public final class EgressFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message what failed
  public EgressFailure(String message) {
    super(message);
  }

  public EgressFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

package osiriscare.central.sso;

/// The provider does not answer as one does.
final class SsoUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SsoUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}

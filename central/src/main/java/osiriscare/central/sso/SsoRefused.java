package osiriscare.central.sso;

/// The provider's answer does not open a session. The message says why, for the log only.
final class SsoRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SsoRefused(String message) {
    super(message);
  }

  SsoRefused(String message, Throwable cause) {
    super(message, cause);
  }
}

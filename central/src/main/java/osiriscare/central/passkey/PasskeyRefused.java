package osiriscare.central.passkey;

/// What a device answered is not what was asked for. The message says why, for the log only.
public final class PasskeyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PasskeyRefused(String message) {
    super(message);
  }

  PasskeyRefused(String message, Throwable cause) {
    super(message, cause);
  }
}

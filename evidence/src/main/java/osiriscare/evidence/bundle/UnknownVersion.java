package osiriscare.evidence.bundle;

/// A bundle of a version that this program does not know; it is refused, never guessed at.
public final class UnknownVersion extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownVersion() {
    super("version must be 1.0 or 1.1");
  }
}

package osiriscare.flashpods.store;

/// The database file failed us.
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFailure(String step, Throwable cause) {
    super(step, cause);
  }

  StoreFailure(String step) {
    super(step);
  }
}

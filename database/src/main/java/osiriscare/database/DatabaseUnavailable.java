package osiriscare.database;

/// The database could not be reached or gave up; worth trying again later.
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailable(String step, Throwable cause) {
    super(step, cause);
  }
}

package osiriscare.central.job;

import osiriscare.database.Db;

/// Lets one of several Centrals do a piece of work: an advisory lock that ends with the
/// transaction.
public final class Lease {
  private Lease() {}

  private static final String TRY =
      """
      SELECT pg_try_advisory_xact_lock(hashtextextended('osiris job ' || :job, 0))
      """;

  /// Whether this transaction may do the work.
  public static boolean take(Db db, String job) {
    return db.sql(TRY).param("job", job).query(Boolean.class).single();
  }
}

package osiriscare.central.secret;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.database.Db;

/// Which master keys there were and which one seals now; never the keys.
public final class MasterKeyStore {
  private MasterKeyStore() {}

  /// A master key by its name.
  ///
  /// @param retiredAt since when nothing new is sealed with it
  public record Known(String keyId, Instant createdAt, Optional<Instant> retiredAt) {}

  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(hashtextextended('osiris master keys', 0))::text
      """;

  /// Makes whoever else would change them wait until this transaction ends.
  public static void lock(Db db) {
    db.sql(LOCK).query(String.class).optional();
  }

  private static final String ALL =
      """
      SELECT key_id, created_at, retired_at FROM master_key
       ORDER BY retired_at DESC NULLS FIRST, created_at DESC LIMIT 1000
      """;

  /// All of them, newest first.
  public static List<Known> all(Db db) {
    return db.sql(ALL)
        .query((row, _) ->
            new Known(
                text(row, "key_id"),
                instant(row, "created_at"),
                optionalInstant(row, "retired_at")))
        .list();
  }

  /// The one that seals.
  static Optional<String> current(Db db) {
    return all(db).stream().filter(key -> key.retiredAt().isEmpty()).map(Known::keyId).findFirst();
  }

  private static final String RETIRE =
      """
      UPDATE master_key SET retired_at = :now WHERE retired_at IS NULL
      """;

  private static final String INSERT =
      """
      INSERT INTO master_key (key_id, created_at) VALUES (:id, :now)
      """;

  /// Makes a key the one that seals.
  static void succeed(Db db, String keyId, Instant now) {
    db.sql(RETIRE).param("now", Db.time(now)).update();
    db.sql(INSERT).param("id", keyId).param("now", Db.time(now)).update();
  }
}

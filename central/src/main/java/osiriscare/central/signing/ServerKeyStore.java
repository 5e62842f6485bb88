package osiriscare.central.signing;

import java.util.Optional;
import osiriscare.database.Db;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.provision.ServerKey.Purpose;

/// The public halves of Central's keys, which the receiver hands to appliances at their claim.
final class ServerKeyStore {
  private ServerKeyStore() {}

  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(hashtextextended('osiris server keys', 0))::text
      """;

  /// Makes other Centrals that start now wait until this transaction ends.
  static void lock(Db db) {
    db.sql(LOCK).query(String.class).optional();
  }

  private static final String CURRENT =
      """
      SELECT key_id FROM server_key WHERE purpose = :purpose AND retired_at IS NULL
      """;

  /// The key that signs for this purpose.
  static Optional<KeyId> current(Db db, Purpose purpose) {
    return db.sql(CURRENT)
        .param("purpose", purpose.word())
        .query(String.class)
        .optional()
        .map(KeyId::new);
  }

  private static final String INSERT =
      """
      INSERT INTO server_key (key_id, purpose, public_key) VALUES (:id, :purpose, :key)
      """;

  /// Registers a key.
  static void insert(Db db, Purpose purpose, VerifyingKey key) {
    db.sql(INSERT)
        .param("id", key.id().value())
        .param("purpose", purpose.word())
        .param("key", key.hex())
        .update();
  }
}

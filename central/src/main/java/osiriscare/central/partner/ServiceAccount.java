package osiriscare.central.partner;

import static osiriscare.central.sql.Columns.uuid;

import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Db;

/// The account that a partner's API keys belong to. It has no password that anybody could know, and
/// the login does not find it.
final class ServiceAccount {
  private ServiceAccount() {}

  private static final String FIND =
      """
      SELECT user_id FROM admin_user WHERE partner_id = :partner AND is_service
      """;

  /// The account, once the partner had a key.
  static Optional<UUID> find(Db db, UUID partner) {
    return db.sql(FIND)
        .param("partner", partner)
        .query((row, _) -> uuid(row, "user_id"))
        .optional();
  }

  private static final String INSERT =
      """
      INSERT INTO admin_user (user_id, username, role, password_hash, partner_id, is_service)
      VALUES (:user, 'api-keys.' || :partner::text, 'operator', 'none', :partner, true)
      ON CONFLICT DO NOTHING
      """;

  /// The account, made when there was none.
  static UUID ensure(Db db, UUID partner) {
    db.sql(INSERT).param("user", UUID.randomUUID()).param("partner", partner).update();
    return find(db, partner).orElseThrow();
  }
}

package osiriscare.central.sso;

import static osiriscare.central.sql.Columns.uuid;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Db;

/// Logins on their way, as hashes, and which account the provider means by which subject.
final class SsoStore {
  private SsoStore() {}

  private static final String BEGIN =
      """
      INSERT INTO sso_flow (flow_sha256, expires_at) VALUES (:flow, :expires)
      """;

  private static final String SWEEP =
      """
      DELETE FROM sso_flow WHERE expires_at <= :now
      """;

  /// Lets one answer come, and forgets those that never did.
  static void begin(Db db, SsoFlow flow, Instant now, Instant expires) {
    db.sql(SWEEP).param("now", Db.time(now)).update();
    db.sql(BEGIN).param("flow", flow.hash()).param("expires", Db.time(expires)).update();
  }

  private static final String TAKE =
      """
      DELETE FROM sso_flow WHERE flow_sha256 = :flow AND expires_at > :now
      """;

  /// Takes the one answer.
  ///
  /// @return whether it was awaited
  static boolean take(Db db, SsoFlow flow, Instant now) {
    return db.sql(TAKE).param("flow", flow.hash()).param("now", Db.time(now)).update() > 0;
  }

  private static final String LINKED =
      """
      SELECT user_id FROM sso_identity WHERE issuer = :issuer AND subject = :subject
      """;

  /// The account that the subject was linked to.
  static Optional<UUID> linked(Db db, Identity identity) {
    return db.sql(LINKED)
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .query((row, _) -> uuid(row, "user_id"))
        .optional();
  }

  // The provider speaks for the platform's people: an account of a partner is not its to open.
  private static final String LINK =
      """
      INSERT INTO sso_identity (issuer, subject, user_id, linked_at)
      SELECT :issuer, :subject, u.user_id, :now FROM admin_user u
       WHERE u.email = :email AND u.status = 'active' AND u.partner_id IS NULL
      ON CONFLICT DO NOTHING
      RETURNING user_id
      """;

  /// Links the subject to the account with its address, unless that has another subject.
  static Optional<UUID> link(Db db, Identity identity, String email, Instant now) {
    return db.sql(LINK)
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .param("email", email)
        .param("now", Db.time(now))
        .query((row, _) -> uuid(row, "user_id"))
        .optional();
  }
}

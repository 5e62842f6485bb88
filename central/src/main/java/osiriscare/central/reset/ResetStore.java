package osiriscare.central.reset;

import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// Links that were mailed, as the hashes of their tokens. One works at a time, once.
final class ResetStore {
  /// How long a link works.
  static final Duration LIFE = Duration.ofHours(1);

  /// Most mails to one account within that time.
  static final int MAILS_MAX = 3;

  private ResetStore() {}

  /// Whose password is set anew.
  record Owner(UUID userId, String username, String email, Optional<String> displayName) {}

  private static final String BY_EMAIL =
      """
      SELECT user_id, username, email, display_name FROM admin_user WHERE email = :email AND status = 'active' FOR UPDATE
      """;

  /// The account with this address that is in use; locked.
  static Optional<Owner> byEmail(Db db, String email) {
    return db.sql(BY_EMAIL).param("email", email).query((row, _) -> owner(row)).optional();
  }

  private static final String SENT =
      """
      SELECT count(*) FROM password_reset WHERE user_id = :user AND created_at > :since
      """;

  private static final String END_ALL =
      """
      UPDATE password_reset SET ended_at = :now WHERE user_id = :user AND ended_at IS NULL
      """;

  private static final String INSERT =
      """
      INSERT INTO password_reset (token_sha256, user_id, created_at, expires_at)
      VALUES (:token, :user, :now, :expires)
      """;

  /// Keeps a new token; those before are worth nothing.
  ///
  /// @return whether the account had few enough of them
  static boolean insert(Db db, UUID user, Secret token, Instant now) {
    long sent =
        db.sql(SENT)
            .param("user", user)
            .param("since", Db.time(now.minus(LIFE)))
            .query(Long.class)
            .single();
    if (sent >= MAILS_MAX) {
      return false;
    }
    endAll(db, user, now);
    db.sql(INSERT)
        .param("token", Sha256.hex(token.reveal()))
        .param("user", user)
        .param("now", Db.time(now))
        .param("expires", Db.time(now.plus(LIFE)))
        .update();
    return true;
  }

  /// Makes every token of an account worth nothing.
  static void endAll(Db db, UUID user, Instant now) {
    db.sql(END_ALL).param("user", user).param("now", Db.time(now)).update();
  }

  private static final String OPEN =
      """
      SELECT u.user_id, u.username, u.email, u.display_name
        FROM password_reset r JOIN admin_user u USING (user_id)
       WHERE r.token_sha256 = :token AND r.ended_at IS NULL AND r.expires_at > :now AND u.status = 'active'
         FOR UPDATE OF r
      """;

  /// Whose password a token may set; locked.
  static Optional<Owner> open(Db db, Secret token, Instant now) {
    return db.sql(OPEN)
        .param("token", Sha256.hex(token.reveal()))
        .param("now", Db.time(now))
        .query((row, _) -> owner(row))
        .optional();
  }

  private static Owner owner(ResultSet row) throws SQLException {
    return new Owner(
        uuid(row, "user_id"),
        text(row, "username"),
        text(row, "email"),
        optionalText(row, "display_name"));
  }
}

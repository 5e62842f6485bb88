package osiriscare.central.account;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalUuid;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Role;
import osiriscare.database.Db;

/// The accounts of administrators, and how often somebody failed to log in to each.
public final class AccountStore {
  private AccountStore() {}

  /// What a login needs to know of an account.
  public record Candidate(
      UUID userId,
      String username,
      Role role,
      Optional<UUID> partner,
      boolean isActive,
      String passwordHash) {}

  // The attempt is counted before the password is looked at: otherwise a hundred attempts at once
  // would be one.
  private static final String COUNT_ATTEMPT =
      """
      UPDATE admin_user
         SET failed_logins = CASE WHEN locked_until IS NULL THEN failed_logins + 1 ELSE 1 END,
             locked_until = CASE WHEN locked_until IS NULL AND failed_logins + 1 >= :max
               THEN :now::timestamptz + make_interval(secs => least(:first * power(2, least(lockouts, 10)), :longest)) END,
             lockouts = lockouts + CASE WHEN locked_until IS NULL AND failed_logins + 1 >= :max THEN 1 ELSE 0 END
       WHERE username = :username AND NOT is_service AND (locked_until IS NULL OR locked_until <= :now)
      RETURNING user_id, username, role, partner_id, password_hash, status = 'active' AND NOT EXISTS
        (SELECT 1 FROM partner p WHERE p.partner_id = admin_user.partner_id AND p.status = 'suspended') AS may_act
      """;

  /// Counts an attempt to log in and answers the account; empty when there is none or it is locked.
  public static Optional<Candidate> attempt(Db db, String username, Instant now) {
    return db.sql(COUNT_ATTEMPT)
        .param("username", username)
        .param("now", Db.time(now))
        .param("max", LoginLock.FAILURES_MAX)
        .param("first", LoginLock.FIRST.toSeconds())
        .param("longest", LoginLock.LONGEST.toSeconds())
        .query((row, _) -> candidate(row))
        .optional();
  }

  private static final String BY_ID =
      """
      SELECT user_id, username, role, partner_id, password_hash, status = 'active' AND NOT EXISTS
        (SELECT 1 FROM partner p WHERE p.partner_id = admin_user.partner_id AND p.status = 'suspended') AS may_act
        FROM admin_user WHERE user_id = :user
      """;

  /// The account with this id.
  public static Optional<Candidate> byId(Db db, UUID user) {
    return db.sql(BY_ID).param("user", user).query((row, _) -> candidate(row)).optional();
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        uuid(row, "user_id"),
        text(row, "username"),
        Role.of(text(row, "role")),
        optionalUuid(row, "partner_id"),
        row.getBoolean("may_act"),
        text(row, "password_hash"));
  }

  private static final String LOCKED_UNTIL =
      """
      SELECT locked_until FROM admin_user WHERE username = :username AND locked_until > :now
      """;

  /// Until when the account is locked; empty when it is not, or does not exist.
  public static Optional<Instant> lockedUntil(Db db, String username, Instant now) {
    return db.sql(LOCKED_UNTIL)
        .param("username", username)
        .param("now", Db.time(now))
        .query((row, _) -> instant(row, "locked_until"))
        .optional();
  }

  private static final String FORGET_FAILURES =
      """
      UPDATE admin_user SET failed_logins = 0, lockouts = 0, locked_until = NULL WHERE user_id = :user
      """;

  /// Begins to count anew after a login that succeeded.
  public static void forgetFailures(Db db, UUID user) {
    db.sql(FORGET_FAILURES).param("user", user).update();
  }

  private static final String LOGGED_IN =
      """
      UPDATE admin_user SET last_login_at = :now WHERE user_id = :user
      """;

  /// Notes a login that succeeded.
  static void loggedIn(Db db, UUID user, Instant now) {
    forgetFailures(db, user);
    db.sql(LOGGED_IN).param("user", user).param("now", Db.time(now)).update();
  }

  private static final String SET_PASSWORD =
      """
      UPDATE admin_user SET password_hash = :hash WHERE user_id = :user
      """;

  /// Gives an account another password.
  public static void setPassword(Db db, UUID user, String passwordHash) {
    db.sql(SET_PASSWORD).param("user", user).param("hash", passwordHash).update();
  }

  private static final String ADMINISTRATORS =
      """
      SELECT count(*) FROM admin_user WHERE role = 'admin' AND partner_id IS NULL
      """;

  /// Whether the platform has an administrator.
  static boolean hasAdministrator(Db db) {
    return db.sql(ADMINISTRATORS).query(Long.class).single() > 0;
  }

  private static final String INSERT =
      """
      INSERT INTO admin_user (user_id, username, role, password_hash, email, display_name, partner_id)
      VALUES (:user, :username, :role, :hash, :email, :display_name, :partner)
      ON CONFLICT (username) DO NOTHING
      """;

  /// An account that is to be made.
  ///
  /// @param partner the partner that it is bound to for good; empty for the platform's
  public record NewAccount(
      UUID userId,
      String username,
      Role role,
      String passwordHash,
      Optional<String> email,
      Optional<String> displayName,
      Optional<UUID> partner) {}

  /// Adds an account.
  ///
  /// @return whether nobody has its name yet
  public static boolean insert(Db db, NewAccount account) {
    return db.sql(INSERT)
            .param("user", account.userId())
            .param("username", account.username())
            .param("role", account.role().word())
            .param("hash", account.passwordHash())
            .param("email", orNull(account.email()))
            .param("display_name", orNull(account.displayName()))
            .param("partner", orNull(account.partner()))
            .update()
        == 1;
  }

  private static final String BY_EMAIL =
      """
      SELECT count(*) FROM admin_user WHERE email = :email
      """;

  /// Whether an account has this mail address.
  public static boolean hasEmail(Db db, String email) {
    return db.sql(BY_EMAIL).param("email", email).query(Long.class).single() > 0;
  }

  private static final String BY_NAME =
      """
      SELECT user_id FROM admin_user WHERE username = :username
      """;

  /// The id of the account with this name.
  static Optional<UUID> find(Db db, String username) {
    return db.sql(BY_NAME).param("username", username).query(UUID.class).optional();
  }

  private static final String PARTNER_SLUG =
      """
      SELECT slug FROM partner WHERE partner_id = :partner
      """;

  /// How a partner is called in addresses and forms.
  static Optional<String> partnerSlug(Db db, UUID partner) {
    return db.sql(PARTNER_SLUG)
        .param("partner", partner)
        .query((row, _) -> text(row, "slug"))
        .optional();
  }
}

package osiriscare.central.account;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Role;
import osiriscare.database.Db;

/// The accounts of administrators, and how often somebody failed to log in to each.
final class AccountStore {
  /// Failures in a row after which an account is locked.
  static final int FAILURES_MAX = 5;

  /// How long it stays locked.
  static final Duration LOCK = Duration.ofMinutes(15);

  private AccountStore() {}

  /// What a login needs to know of an account.
  record Candidate(
      UUID userId, String username, Role role, boolean isActive, String passwordHash) {}

  // The attempt is counted before the password is looked at: otherwise a hundred attempts at once
  // would be one.
  private static final String COUNT_ATTEMPT =
      """
      UPDATE admin_user
         SET failed_logins = CASE WHEN locked_until IS NULL THEN failed_logins + 1 ELSE 1 END,
             locked_until = CASE WHEN locked_until IS NULL AND failed_logins + 1 >= :max
                                 THEN :until::timestamptz END
       WHERE username = :username AND (locked_until IS NULL OR locked_until <= :now)
      RETURNING user_id, username, role, status, password_hash
      """;

  /// Counts an attempt to log in and answers the account; empty when there is none or it is locked.
  static Optional<Candidate> attempt(Db db, String username, Instant now) {
    return db.sql(COUNT_ATTEMPT)
        .param("username", username)
        .param("now", Db.time(now))
        .param("until", Db.time(now.plus(LOCK)))
        .param("max", FAILURES_MAX)
        .query((row, _) ->
            new Candidate(
                uuid(row, "user_id"),
                text(row, "username"),
                Role.of(text(row, "role")),
                text(row, "status").equals("active"),
                text(row, "password_hash")))
        .optional();
  }

  private static final String LOCKED_UNTIL =
      """
      SELECT locked_until FROM admin_user WHERE username = :username AND locked_until > :now
      """;

  /// Until when the account is locked; empty when it is not, or does not exist.
  static Optional<Instant> lockedUntil(Db db, String username, Instant now) {
    return db.sql(LOCKED_UNTIL)
        .param("username", username)
        .param("now", Db.time(now))
        .query((row, _) -> instant(row, "locked_until"))
        .optional();
  }

  private static final String FORGET_FAILURES =
      """
      UPDATE admin_user SET failed_logins = 0, locked_until = NULL WHERE user_id = :user
      """;

  /// Begins to count anew after a login that succeeded.
  static void forgetFailures(Db db, UUID user) {
    db.sql(FORGET_FAILURES).param("user", user).update();
  }

  private static final String ADMINISTRATORS =
      """
      SELECT count(*) FROM admin_user WHERE role = 'admin'
      """;

  /// Whether there is an administrator.
  static boolean hasAdministrator(Db db) {
    return db.sql(ADMINISTRATORS).query(Long.class).single() > 0;
  }

  private static final String INSERT =
      """
      INSERT INTO admin_user (user_id, username, role, password_hash)
      VALUES (:user, :username, :role, :hash)
      """;

  /// Adds an account.
  static void insert(Db db, String username, Role role, String passwordHash) {
    db.sql(INSERT)
        .param("user", UUID.randomUUID())
        .param("username", username)
        .param("role", role.word())
        .param("hash", passwordHash)
        .update();
  }

  private static final String BY_NAME =
      """
      SELECT user_id FROM admin_user WHERE username = :username
      """;

  /// The id of the account with this name.
  static Optional<UUID> find(Db db, String username) {
    return db.sql(BY_NAME).param("username", username).query(UUID.class).optional();
  }
}

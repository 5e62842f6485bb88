package osiriscare.central.user;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import osiriscare.central.access.Role;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Reads and changes accounts.
final class UserStore {
  private UserStore() {}

  private static final String PAGE =
      """
      SELECT u.user_id, u.username, u.email, u.display_name, u.role, u.status, u.created_at, u.last_login_at,
             u.locked_until, p.slug,
             EXISTS (SELECT FROM totp t WHERE t.user_id = u.user_id AND t.confirmed_at IS NOT NULL)
               OR EXISTS (SELECT FROM passkey k WHERE k.user_id = u.user_id) AS has_second_factor
        FROM admin_user u LEFT JOIN partner p USING (partner_id)
       WHERE NOT u.is_service AND (:after::text IS NULL OR username > :after::text)
       ORDER BY username LIMIT :limit
      """;

  /// Accounts by name; one more than the page holds when there are more.
  static List<UserAccount> page(Db db, PageRequest page) {
    return db.sql(PAGE)
        .param("after", orNull(page.after().map(cursor -> cursor.text(0))))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static final String FIND =
      """
      SELECT u.user_id, u.username, u.email, u.display_name, u.role, u.status, u.created_at, u.last_login_at,
             u.locked_until, p.slug,
             EXISTS (SELECT FROM totp t WHERE t.user_id = u.user_id AND t.confirmed_at IS NOT NULL)
               OR EXISTS (SELECT FROM passkey k WHERE k.user_id = u.user_id) AS has_second_factor
        FROM admin_user u LEFT JOIN partner p USING (partner_id) WHERE u.user_id = :user
      """;

  /// One account.
  ///
  /// @throws ProblemException `not_found`
  static UserAccount require(Db db, UUID user) {
    return db.sql(FIND)
        .param("user", user)
        .query((row, _) -> view(row))
        .optional()
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no account " + user));
  }

  private static final String LOCK_ROLES =
      """
      SELECT pg_advisory_xact_lock(hashtextextended('osiris roles and states of accounts', 0))::text
      """;

  /// Lets everybody else who changes roles wait: whether an administrator is left can only be told
  /// when nobody else takes one away.
  static void lockRoles(Db db) {
    db.sql(LOCK_ROLES).query(String.class).optional();
  }

  private static final String ACTIVE_ADMINS =
      """
      SELECT count(*) FROM admin_user a
       WHERE a.role = 'admin' AND a.status = 'active'
         AND a.partner_id IS NOT DISTINCT FROM (SELECT u.partner_id FROM admin_user u WHERE u.user_id = :user)
      """;

  /// How many administrators can act of the partner that an account is bound to, or of the platform
  /// when it is bound to none.
  static long activeAdmins(Db db, UUID user) {
    return db.sql(ACTIVE_ADMINS).param("user", user).query(Long.class).single();
  }

  private static final String UPDATE =
      """
      UPDATE admin_user
         SET role = coalesce(:role, role),
             status = coalesce(:status, status),
             display_name = coalesce(:display_name, display_name),
             locked_until = CASE WHEN :status::text = 'active' THEN NULL ELSE locked_until END,
             failed_logins = CASE WHEN :status::text = 'active' THEN 0 ELSE failed_logins END
       WHERE user_id = :user AND NOT is_service
      """;

  /// Changes the account of a person.
  static void update(Db db, UUID user, UserChange change) {
    db.sql(UPDATE)
        .param("user", user)
        .param("role", orNull(change.role().map(Role::word)))
        .param("status", orNull(change.status()))
        .param("display_name", orNull(change.displayName()))
        .update();
  }

  private static UserAccount view(ResultSet row) throws SQLException {
    return new UserAccount(
        text(row, "user_id"),
        text(row, "username"),
        optionalText(row, "email"),
        optionalText(row, "display_name"),
        Role.of(text(row, "role")),
        optionalText(row, "slug"),
        text(row, "status"),
        instant(row, "created_at"),
        optionalInstant(row, "last_login_at"),
        row.getBoolean("has_second_factor"),
        optionalInstant(row, "locked_until"));
  }
}

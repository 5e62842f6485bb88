package osiriscare.central.token;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalUuid;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.texts;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Account;
import osiriscare.central.access.Account.Credential;
import osiriscare.central.access.Role;
import osiriscare.central.access.Scope;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// API tokens of programs, kept as their hash.
public final class TokenStore {
  /// What every token begins with, so that it is known for what it is wherever it turns up.
  public static final String PREFIX = "osk_";

  private static final Duration USED_PRECISION = Duration.ofMinutes(1);

  private TokenStore() {}

  private static final String INSERT =
      """
      INSERT INTO api_token (token_id, token_sha256, user_id, name) VALUES (:id, :token, :user, :name)
      ON CONFLICT (token_sha256) DO NOTHING
      """;

  /// Registers a token of an account, unless it is registered already; a revoked one stays revoked.
  ///
  /// @return whether it is new
  public static boolean insertIfMissing(Db db, UUID user, String name, Secret token) {
    return db.sql(INSERT)
            .param("id", UUID.randomUUID())
            .param("token", Sha256.hex(token.reveal()))
            .param("user", user)
            .param("name", name)
            .update()
        == 1;
  }

  private static final String FIND =
      """
      SELECT t.token_id, t.last_used_at, t.scopes, u.user_id, u.role, u.partner_id,
             CASE WHEN u.is_service THEN 'key ' || t.name ELSE u.username END AS username
        FROM api_token t JOIN admin_user u USING (user_id) LEFT JOIN partner p USING (partner_id)
       WHERE t.token_sha256 = :token AND t.revoked_at IS NULL
         AND (t.expires_at IS NULL OR t.expires_at > :now) AND u.status = 'active'
         AND p.status IS DISTINCT FROM 'suspended'
      """;

  private static final String USED =
      """
      UPDATE api_token SET last_used_at = :now WHERE token_id = :id
      """;

  private record Valid(Account account, UUID tokenId, Optional<Instant> lastUsed) {
    boolean isWorthNoting(Instant now) {
      return lastUsed.isEmpty() || lastUsed.get().plus(USED_PRECISION).isBefore(now);
    }
  }

  /// The account of a token that is valid.
  public static Optional<Account> use(Db db, Secret token, Instant now) {
    var valid = find(db, token, now);
    if (valid.isPresent() && valid.get().isWorthNoting(now)) {
      db.sql(USED).param("now", Db.time(now)).param("id", valid.get().tokenId()).update();
    }
    return valid.map(Valid::account);
  }

  private static Optional<Valid> find(Db db, Secret token, Instant now) {
    return db.sql(FIND)
        .param("token", Sha256.hex(token.reveal()))
        .param("now", Db.time(now))
        .query((row, _) ->
            new Valid(
                new Account(
                    uuid(row, "user_id"),
                    text(row, "username"),
                    Role.of(text(row, "role")),
                    optionalUuid(row, "partner_id"),
                    new Credential.Token(uuid(row, "token_id"), scopes(row))),
                uuid(row, "token_id"),
                optionalInstant(row, "last_used_at")))
        .optional();
  }

  private static List<Scope> scopes(ResultSet row) throws SQLException {
    return texts(row, "scopes").stream().map(Scope::parse).toList();
  }

  private static final String IS_VALID =
      """
      SELECT count(*)
        FROM api_token t JOIN admin_user u USING (user_id) LEFT JOIN partner p USING (partner_id)
       WHERE t.token_id = :id AND t.revoked_at IS NULL AND p.status IS DISTINCT FROM 'suspended'
         AND (t.expires_at IS NULL OR t.expires_at > :now) AND u.status = 'active'
      """;

  /// Whether a token that was valid still is.
  public static boolean isValid(Db db, UUID tokenId, Instant now) {
    return db.sql(IS_VALID)
            .param("id", tokenId)
            .param("now", Db.time(now))
            .query(Long.class)
            .single()
        > 0;
  }

  private static final String OF_ACCOUNT =
      """
      SELECT token_id, name, scopes, created_at, expires_at, last_used_at, revoked_at
        FROM api_token
       WHERE user_id = :user
         AND (:after::timestamptz IS NULL OR (created_at, token_id) < (:after::timestamptz, :after_id::uuid))
       ORDER BY created_at DESC, token_id DESC
       LIMIT :limit
      """;

  /// Tokens of an account, newest first; one more than the page holds when there are more.
  public static List<TokenView> page(Db db, UUID user, PageRequest page) {
    return db.sql(OF_ACCOUNT)
        .param("user", user)
        .param("after", orNull(page.after().map(cursor -> Db.time(cursor.instant(0)))))
        .param("after_id", orNull(page.after().map(cursor -> cursor.uuid(1))))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static TokenView view(ResultSet row) throws SQLException {
    return new TokenView(
        text(row, "token_id"),
        text(row, "name"),
        texts(row, "scopes"),
        instant(row, "created_at"),
        optionalInstant(row, "expires_at"),
        optionalInstant(row, "last_used_at"),
        optionalInstant(row, "revoked_at"));
  }

  private static final String LIVING =
      """
      SELECT count(*) FROM api_token
       WHERE user_id = :user AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
      """;

  /// How many tokens of an account are valid.
  public static long living(Db db, UUID user, Instant now) {
    return db.sql(LIVING).param("user", user).param("now", Db.time(now)).query(Long.class).single();
  }

  private static final String CREATE =
      """
      INSERT INTO api_token (token_id, token_sha256, user_id, name, scopes, created_at, expires_at)
      VALUES (:id, :token, :user, :name, :scopes, :now, :expires)
      """;

  /// Registers a new token of an account.
  public static void insert(Db db, UUID user, Secret token, TokenView view) {
    db.sql(CREATE)
        .param("id", UUID.fromString(view.tokenId()))
        .param("token", Sha256.hex(token.reveal()))
        .param("user", user)
        .param("name", view.name())
        .param("scopes", db.texts(view.scopes()))
        .param("now", Db.time(view.createdAt()))
        .param("expires", orNull(view.expiresAt().map(Db::time)))
        .update();
  }

  private static final String LOCK =
      """
      SELECT user_id FROM admin_user WHERE user_id = :user FOR UPDATE
      """;

  /// Lets other transactions that make tokens of the same account wait for this one.
  static void lockOwner(Db db, UUID user) {
    db.sql(LOCK).param("user", user).query((row, _) -> text(row, "user_id")).optional();
  }

  private static final String ONE =
      """
      SELECT token_id, name, scopes, created_at, expires_at, last_used_at, revoked_at
        FROM api_token
       WHERE user_id = :user AND token_id = :token
      """;

  /// One token of an account.
  public static Optional<TokenView> find(Db db, UUID user, UUID token) {
    return db.sql(ONE)
        .param("user", user)
        .param("token", token)
        .query((row, _) -> view(row))
        .optional();
  }

  private static final String SHORTEN =
      """
      UPDATE api_token SET expires_at = least(expires_at, :end)
       WHERE user_id = :user AND token_id = :token AND revoked_at IS NULL
      """;

  /// Lets a token work until then and no longer.
  static void shorten(Db db, UUID user, UUID token, Instant end) {
    db.sql(SHORTEN).param("user", user).param("token", token).param("end", Db.time(end)).update();
  }

  private static final String REVOKE =
      """
      UPDATE api_token SET revoked_at = :now
       WHERE user_id = :user AND (:token::uuid IS NULL OR token_id = :token::uuid) AND revoked_at IS NULL
      """;

  /// Revokes one token of an account for good, or all of them.
  ///
  /// @return how many were valid until now
  public static int revoke(Db db, UUID user, Optional<UUID> token, Instant now) {
    return db.sql(REVOKE)
        .param("now", Db.time(now))
        .param("user", user)
        .param("token", orNull(token))
        .update();
  }

  private static final String EXISTS =
      """
      SELECT count(*) FROM api_token WHERE user_id = :user AND token_id = :token
      """;

  /// Whether the account has, or had, this token.
  public static boolean exists(Db db, UUID user, UUID token) {
    return db.sql(EXISTS).param("user", user).param("token", token).query(Long.class).single() > 0;
  }
}

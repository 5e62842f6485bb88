package osiriscare.central.account;

import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Account;
import osiriscare.central.access.Account.Credential;
import osiriscare.central.access.Role;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// API tokens of programs, kept as their hash.
final class TokenStore {
  /// What every token begins with, so that it is known for what it is wherever it turns up.
  static final String PREFIX = "osk_";

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
  static boolean insertIfMissing(Db db, UUID user, String name, Secret token) {
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
      SELECT t.token_id, t.last_used_at, u.user_id, u.username, u.role
        FROM api_token t JOIN admin_user u USING (user_id)
       WHERE t.token_sha256 = :token AND t.revoked_at IS NULL
         AND (t.expires_at IS NULL OR t.expires_at > :now) AND u.status = 'active'
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
  static Optional<Account> use(Db db, Secret token, Instant now) {
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
                    new Credential.Token(uuid(row, "token_id"))),
                uuid(row, "token_id"),
                optionalInstant(row, "last_used_at")))
        .optional();
  }

  private static final String IS_VALID =
      """
      SELECT count(*) FROM api_token t JOIN admin_user u USING (user_id)
       WHERE t.token_id = :id AND t.revoked_at IS NULL
         AND (t.expires_at IS NULL OR t.expires_at > :now) AND u.status = 'active'
      """;

  /// Whether a token that was valid still is.
  static boolean isValid(Db db, UUID tokenId, Instant now) {
    return db.sql(IS_VALID)
            .param("id", tokenId)
            .param("now", Db.time(now))
            .query(Long.class)
            .single()
        > 0;
  }
}

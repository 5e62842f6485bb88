package osiriscare.central.account;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.orNull;
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

/// Sessions of browsers, kept as the hash of their token.
final class SessionStore {
  /// A session ends this long after its last request (45 CFR 164.312(a)(2)(iii)).
  static final Duration IDLE_MAX = Duration.ofMinutes(15);

  /// And in any case this long after the login.
  static final Duration LIFETIME = Duration.ofHours(24);

  // How exactly the last request is remembered: not every request is worth a write.
  private static final Duration SEEN_PRECISION = Duration.ofSeconds(20);

  private static final int USER_AGENT_MAX = 300;

  private SessionStore() {}

  /// A session that is alive.
  record Live(Account account, Instant lastSeen) {}

  private static final String BEGIN =
      """
      INSERT INTO admin_session (token_sha256, user_id, created_at, last_seen_at, expires_at, ip_address, user_agent)
      VALUES (:token, :user, :now, :now, :expires, :ip, :agent)
      """;

  /// Begins a session and answers its token.
  static Secret begin(Db db, UUID user, Instant now, String ipAddress, Optional<String> userAgent) {
    var token = RandomToken.make("");
    db.sql(BEGIN)
        .param("token", Sha256.hex(token.reveal()))
        .param("user", user)
        .param("now", Db.time(now))
        .param("expires", Db.time(now.plus(LIFETIME)))
        .param("ip", ipAddress)
        .param("agent", orNull(userAgent.map(SessionStore::shorten)))
        .update();
    return token;
  }

  private static String shorten(String userAgent) {
    return userAgent.substring(0, Math.min(userAgent.length(), USER_AGENT_MAX));
  }

  private static final String FIND =
      """
      SELECT s.token_sha256, s.last_seen_at, u.user_id, u.username, u.role
        FROM admin_session s JOIN admin_user u USING (user_id)
       WHERE s.token_sha256 = :token AND s.expires_at > :now AND s.last_seen_at > :idle AND u.status = 'active'
      """;

  /// A session that is alive. Looking is not using: it does not keep the session alive.
  static Optional<Live> look(Db db, String tokenSha256, Instant now) {
    return db.sql(FIND)
        .param("token", tokenSha256)
        .param("now", Db.time(now))
        .param("idle", Db.time(now.minus(IDLE_MAX)))
        .query((row, _) ->
            new Live(
                new Account(
                    uuid(row, "user_id"),
                    text(row, "username"),
                    Role.of(text(row, "role")),
                    new Credential.Session(text(row, "token_sha256"))),
                instant(row, "last_seen_at")))
        .optional();
  }

  private static final String SEEN =
      """
      UPDATE admin_session SET last_seen_at = :now WHERE token_sha256 = :token
      """;

  /// The account of a session that is alive, which thereby stays alive.
  static Optional<Account> use(Db db, Secret token, Instant now) {
    var hash = Sha256.hex(token.reveal());
    var live = look(db, hash, now);
    if (live.isPresent() && live.get().lastSeen().plus(SEEN_PRECISION).isBefore(now)) {
      db.sql(SEEN).param("now", Db.time(now)).param("token", hash).update();
    }
    return live.map(Live::account);
  }

  private static final String END =
      """
      DELETE FROM admin_session WHERE token_sha256 = :token
      """;

  /// Ends a session.
  static void end(Db db, String tokenSha256) {
    db.sql(END).param("token", tokenSha256).update();
  }

  private static final String SWEEP =
      """
      DELETE FROM admin_session WHERE expires_at <= :now OR last_seen_at <= :idle
      """;

  /// Removes the sessions that have ended by themselves.
  static void sweep(Db db, Instant now) {
    db.sql(SWEEP).param("now", Db.time(now)).param("idle", Db.time(now.minus(IDLE_MAX))).update();
  }
}

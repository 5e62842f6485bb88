package osiriscare.central.client;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.ClientAccount;
import osiriscare.central.access.ClientRole;
import osiriscare.central.secret.RandomToken;
import osiriscare.central.session.SessionStore;
import osiriscare.central.session.SessionStore.Origin;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// Sessions of clients' people, kept as the hash of their token. They end as those of accounts do.
public final class ClientSessionStore {
  private static final Duration SEEN_PRECISION = Duration.ofSeconds(20);
  private static final int PER_USER_MAX = 10;
  private static final int USER_AGENT_MAX = 300;

  private ClientSessionStore() {}

  private static final String BEGIN =
      """
      INSERT INTO client_session (token_sha256, user_id, created_at, last_seen_at, expires_at, ip_address, user_agent)
      VALUES (:token, :user, :now, :now, :expires, :ip, left(:agent, :agent_max))
      """;

  private static final String END_SURPLUS =
      """
      DELETE FROM client_session WHERE token_sha256 IN
        (SELECT token_sha256 FROM client_session WHERE user_id = :user ORDER BY created_at DESC, token_sha256 OFFSET :max)
      """;

  /// Begins a session and answers its token.
  static Secret begin(Db db, UUID user, Origin origin, Instant now) {
    var token = RandomToken.make("");
    db.sql(BEGIN)
        .param("token", Sha256.hex(token.reveal()))
        .param("user", user)
        .param("now", Db.time(now))
        .param("expires", Db.time(now.plus(SessionStore.LIFETIME)))
        .param("ip", origin.ipAddress())
        .param("agent", orNull(origin.userAgent()))
        .param("agent_max", USER_AGENT_MAX)
        .update();
    db.sql(END_SURPLUS).param("user", user).param("max", PER_USER_MAX).update();
    return token;
  }

  private static final String FIND =
      """
      SELECT s.token_sha256, s.created_at, s.last_seen_at, u.user_id, u.email, u.role, c.client_id, c.partner_id
        FROM client_session s JOIN client_user u USING (user_id) JOIN client c USING (client_id)
       WHERE s.token_sha256 = :token AND s.expires_at > :now AND s.last_seen_at > :idle AND c.status = 'active'
      """;

  private static final String SEEN =
      """
      UPDATE client_session SET last_seen_at = :now WHERE token_sha256 = :token
      """;

  private record Live(ClientAccount account, Instant lastSeen) {}

  /// Who a session that is alive belongs to; it thereby stays alive, unless nobody is there.
  ///
  /// @param isBackground whether the page asks by itself: that is no activity of a person
  public static Optional<ClientAccount> use(
      Db db, Secret token, boolean isBackground, Instant now) {
    var hash = Sha256.hex(token.reveal());
    var live =
        db.sql(FIND)
            .param("token", hash)
            .param("now", Db.time(now))
            .param("idle", Db.time(now.minus(SessionStore.IDLE_MAX)))
            .query((row, _) ->
                new Live(
                    new ClientAccount(
                        uuid(row, "user_id"),
                        uuid(row, "client_id"),
                        uuid(row, "partner_id"),
                        text(row, "email"),
                        ClientRole.of(text(row, "role")),
                        text(row, "token_sha256"),
                        instant(row, "created_at")),
                    instant(row, "last_seen_at")))
            .optional();
    if (!isBackground
        && live.filter(l -> l.lastSeen().plus(SEEN_PRECISION).isBefore(now)).isPresent()) {
      db.sql(SEEN).param("now", Db.time(now)).param("token", hash).update();
    }
    return live.map(Live::account);
  }

  private static final String END =
      """
      DELETE FROM client_session WHERE token_sha256 = :token
      """;

  /// Ends a session.
  static void end(Db db, String tokenSha256) {
    db.sql(END).param("token", tokenSha256).update();
  }

  private static final String SWEEP =
      """
      DELETE FROM client_session WHERE expires_at <= :now OR last_seen_at <= :idle
      """;

  private static final String SWEEP_LINKS =
      """
      DELETE FROM client_link WHERE expires_at <= :idle
      """;

  /// Removes the sessions and links that have ended by themselves.
  public static void sweep(Db db, Instant now) {
    var idle = Db.time(now.minus(SessionStore.IDLE_MAX));
    db.sql(SWEEP).param("now", Db.time(now)).param("idle", idle).update();
    db.sql(SWEEP_LINKS).param("idle", idle).update();
  }
}

package osiriscare.central.session;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.optionalUuid;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Account;
import osiriscare.central.access.Account.Credential;
import osiriscare.central.access.Proof;
import osiriscare.central.access.Role;
import osiriscare.central.secret.RandomToken;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// Sessions of browsers, kept as the hash of their token.
public final class SessionStore {
  /// A session ends this long after its last request (45 CFR 164.312(a)(2)(iii)).
  public static final Duration IDLE_MAX = Duration.ofMinutes(15);

  /// And in any case this long after the login.
  public static final Duration LIFETIME = Duration.ofHours(24);

  // How exactly the last request is remembered: not every request is worth a write.
  private static final Duration SEEN_PRECISION = Duration.ofSeconds(20);

  private static final int USER_AGENT_MAX = 300;

  /// Most sessions that one account has at a time; one more ends the oldest.
  static final int PER_ACCOUNT_MAX = 20;

  private SessionStore() {}

  /// A session that is alive.
  public record Live(Account account, Instant lastSeen) {}

  private static final String BEGIN =
      """
      INSERT INTO admin_session (token_sha256, user_id, proof, created_at, last_seen_at, expires_at, ip_address, user_agent)
      VALUES (:token, :user, :proof, :now, :now, :expires, :ip, :agent)
      """;

  private static final String END_SURPLUS =
      """
      DELETE FROM admin_session WHERE token_sha256 IN
        (SELECT token_sha256 FROM admin_session WHERE user_id = :user ORDER BY created_at DESC, session_id OFFSET :max)
      """;

  /// Where a session is opened from.
  public record Origin(String ipAddress, Optional<String> userAgent) {}

  /// Begins a session and answers its token.
  public static Secret begin(Db db, UUID user, Proof proof, Origin origin, Instant now) {
    var token = RandomToken.make("");
    db.sql(BEGIN)
        .param("token", Sha256.hex(token.reveal()))
        .param("user", user)
        .param("proof", proof.word())
        .param("now", Db.time(now))
        .param("expires", Db.time(now.plus(LIFETIME)))
        .param("ip", origin.ipAddress())
        .param("agent", orNull(origin.userAgent().map(SessionStore::shorten)))
        .update();
    db.sql(END_SURPLUS).param("user", user).param("max", PER_ACCOUNT_MAX).update();
    return token;
  }

  private static String shorten(String userAgent) {
    return userAgent.substring(0, Math.min(userAgent.length(), USER_AGENT_MAX));
  }

  private static final String FIND =
      """
      SELECT s.token_sha256, s.proof, s.last_seen_at, u.user_id, u.username, u.role, u.partner_id
        FROM admin_session s JOIN admin_user u USING (user_id) LEFT JOIN partner p USING (partner_id)
       WHERE s.token_sha256 = :token AND s.expires_at > :now AND s.last_seen_at > :idle AND u.status = 'active'
         AND p.status IS DISTINCT FROM 'suspended'
      """;

  /// A session that is alive. Looking is not using: it does not keep the session alive.
  public static Optional<Live> look(Db db, String tokenSha256, Instant now) {
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
                    optionalUuid(row, "partner_id"),
                    new Credential.Session(
                        text(row, "token_sha256"), Proof.of(text(row, "proof")))),
                instant(row, "last_seen_at")))
        .optional();
  }

  private static final String SEEN =
      """
      UPDATE admin_session SET last_seen_at = :now WHERE token_sha256 = :token
      """;

  /// The account of a session that is alive, which thereby stays alive, unless nobody is there.
  ///
  /// @param isBackground whether the page asks by itself: that is no activity of a person
  public static Optional<Account> use(Db db, Secret token, boolean isBackground, Instant now) {
    var hash = Sha256.hex(token.reveal());
    var live = look(db, hash, now);
    if (!isBackground
        && live.isPresent()
        && live.get().lastSeen().plus(SEEN_PRECISION).isBefore(now)) {
      db.sql(SEEN).param("now", Db.time(now)).param("token", hash).update();
    }
    return live.map(Live::account);
  }

  private static final String STRENGTHEN =
      """
      UPDATE admin_session SET proof = :proof WHERE token_sha256 = :token AND proof = 'password'
      """;

  /// Notes that who is behind a session has just shown a second factor too.
  public static void strengthen(Db db, String tokenSha256, Proof proof) {
    db.sql(STRENGTHEN).param("token", tokenSha256).param("proof", proof.word()).update();
  }

  private static final String END =
      """
      DELETE FROM admin_session WHERE token_sha256 = :token
      """;

  /// Ends a session.
  public static void end(Db db, String tokenSha256) {
    db.sql(END).param("token", tokenSha256).update();
  }

  private static final String OF_ACCOUNT =
      """
      SELECT session_id, token_sha256, proof, created_at, last_seen_at, expires_at, ip_address, user_agent
        FROM admin_session
       WHERE user_id = :user AND expires_at > :now AND last_seen_at > :idle
       ORDER BY created_at DESC, session_id
       LIMIT :max
      """;

  /// The sessions of an account that are alive, newest first.
  public static List<SessionView> of(Db db, UUID user, Optional<String> current, Instant now) {
    return db.sql(OF_ACCOUNT)
        .param("user", user)
        .param("now", Db.time(now))
        .param("idle", Db.time(now.minus(IDLE_MAX)))
        .param("max", PER_ACCOUNT_MAX)
        .query((row, _) -> {
          var token = text(row, "token_sha256");
          return new SessionView(
              text(row, "session_id"),
              Proof.of(text(row, "proof")),
              instant(row, "created_at"),
              instant(row, "last_seen_at"),
              instant(row, "expires_at"),
              optionalText(row, "ip_address"),
              optionalText(row, "user_agent"),
              current.filter(token::equals).isPresent());
        })
        .list();
  }

  private static final String END_ONE =
      """
      DELETE FROM admin_session WHERE user_id = :user AND session_id = :session
      """;

  /// Ends one session of an account.
  ///
  /// @return whether there was such a session
  public static boolean end(Db db, UUID user, UUID session) {
    return db.sql(END_ONE).param("user", user).param("session", session).update() > 0;
  }

  private static final String END_ALL =
      """
      DELETE FROM admin_session WHERE user_id = :user AND token_sha256 IS DISTINCT FROM :kept::text
      """;

  /// Ends all sessions of an account.
  ///
  /// @param kept hash of the token of one that goes on
  public static void endAll(Db db, UUID user, Optional<String> kept) {
    db.sql(END_ALL).param("user", user).param("kept", orNull(kept)).update();
  }

  private static final String SWEEP =
      """
      DELETE FROM admin_session WHERE expires_at <= :now OR last_seen_at <= :idle
      """;

  /// Removes the sessions that have ended by themselves.
  public static void sweep(Db db, Instant now) {
    db.sql(SWEEP).param("now", Db.time(now)).param("idle", Db.time(now.minus(IDLE_MAX))).update();
  }
}

package osiriscare.central.client;

import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// Links that log in, as the hashes of their tokens. One that was used ends the others of its
/// owner; a newer one does not: else whoever knows an address could keep its owner out.
final class LinkStore {
  /// How long a link works.
  static final Duration LIFE = Duration.ofMinutes(15);

  /// Most mails to one person within that time.
  static final int MAILS_MAX = 3;

  /// Most organisations that one address is sent links of.
  private static final int ORGANISATIONS_MAX = 10;

  private LinkStore() {}

  /// Whom a link lets in.
  ///
  /// @param client name of the organisation
  /// @param brand what the partner is called by its clients
  record Owner(
      UUID userId, UUID clientId, UUID partnerId, String email, String client, String brand) {}

  private static final String BY_EMAIL =
      """
      SELECT u.user_id, u.email, c.client_id, c.partner_id, c.name, p.brand_name
        FROM client_user u JOIN client c USING (client_id) JOIN partner p USING (partner_id)
       WHERE u.email = :email AND c.status = 'active'
       ORDER BY u.user_id LIMIT :max
         FOR UPDATE OF u
      """;

  /// Whoever has this address, in each organisation that has somebody with it; locked.
  static List<Owner> byEmail(Db db, String email) {
    return db.sql(BY_EMAIL)
        .param("email", email)
        .param("max", ORGANISATIONS_MAX)
        .query((row, _) -> owner(row))
        .list();
  }

  private static final String SENT =
      """
      SELECT count(*) FROM client_link WHERE user_id = :user AND created_at > :since
      """;

  private static final String INSERT =
      """
      INSERT INTO client_link (token_sha256, user_id, created_at, expires_at) VALUES (:token, :user, :now, :expires)
      """;

  /// Keeps a new token.
  ///
  /// @return whether its owner had few enough of them
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
    db.sql(INSERT)
        .param("token", Sha256.hex(token.reveal()))
        .param("user", user)
        .param("now", Db.time(now))
        .param("expires", Db.time(now.plus(LIFE)))
        .update();
    return true;
  }

  private static final String OPEN =
      """
      SELECT u.user_id, u.email, c.client_id, c.partner_id, c.name, p.brand_name
        FROM client_link l JOIN client_user u USING (user_id) JOIN client c USING (client_id)
        JOIN partner p USING (partner_id)
       WHERE l.token_sha256 = :token AND l.ended_at IS NULL AND l.expires_at > :now AND c.status = 'active'
         FOR UPDATE OF l, u
      """;

  private static final String END_ALL =
      """
      UPDATE client_link SET ended_at = :now WHERE user_id = :user AND ended_at IS NULL
      """;

  /// Uses up a token: whom it lets in, once.
  static Optional<Owner> take(Db db, Secret token, Instant now) {
    var owner =
        db.sql(OPEN)
            .param("token", Sha256.hex(token.reveal()))
            .param("now", Db.time(now))
            .query((row, _) -> owner(row))
            .optional();
    owner.ifPresent(
        found -> db.sql(END_ALL).param("user", found.userId()).param("now", Db.time(now)).update());
    return owner;
  }

  private static Owner owner(ResultSet row) throws SQLException {
    return new Owner(
        uuid(row, "user_id"),
        uuid(row, "client_id"),
        uuid(row, "partner_id"),
        text(row, "email"),
        text(row, "name"),
        text(row, "brand_name"));
  }
}

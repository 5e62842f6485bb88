package osiriscare.central.client;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.ClientRole;
import osiriscare.central.client.ClientViews.ClientMember;
import osiriscare.central.client.ClientViews.OwnershipOffer;
import osiriscare.database.Db;

/// The people of clients.
final class MemberStore {
  /// Most people of one client, those who are invited included.
  static final int PEOPLE_MAX = 200;

  private MemberStore() {}

  private static final String LIST =
      """
      SELECT user_id, email, display_name, role, created_at, last_login_at
        FROM client_user WHERE client_id = :client ORDER BY email LIMIT :max
      """;

  /// Everybody of a client by address.
  static List<ClientMember> list(Db db, UUID client) {
    return db.sql(LIST)
        .param("client", client)
        .param("max", PEOPLE_MAX)
        .query((row, _) -> view(row))
        .list();
  }

  private static final String FIND =
      """
      SELECT user_id, email, display_name, role, created_at, last_login_at
        FROM client_user WHERE client_id = :client AND user_id = :user
      """;

  /// Somebody of a client.
  static Optional<ClientMember> find(Db db, UUID client, UUID user) {
    return db.sql(FIND)
        .param("client", client)
        .param("user", user)
        .query((row, _) -> view(row))
        .optional();
  }

  private static ClientMember view(ResultSet row) throws SQLException {
    return new ClientMember(
        text(row, "user_id"),
        text(row, "email"),
        optionalText(row, "display_name"),
        ClientRole.of(text(row, "role")),
        instant(row, "created_at"),
        optionalInstant(row, "last_login_at"));
  }

  private static final String INSERT =
      """
      INSERT INTO client_user (user_id, client_id, email, display_name, role, created_at)
      VALUES (:user, :client, :email, :name, :role, :now)
      ON CONFLICT (client_id, email) DO NOTHING
      """;

  /// Adds somebody.
  ///
  /// @return whether nobody has the address yet
  static boolean insert(
      Db db, UUID user, ClientInviteStore.Found invite, Optional<String> name, Instant now) {
    return db.sql(INSERT)
            .param("user", user)
            .param("client", invite.clientId())
            .param("email", invite.email())
            .param("name", orNull(name))
            .param("role", invite.role().word())
            .param("now", Db.time(now))
            .update()
        == 1;
  }

  private static final String HAS_EMAIL =
      """
      SELECT count(*) FROM client_user WHERE client_id = :client AND email = :email
      """;

  /// Whether somebody of the client has this address.
  static boolean hasEmail(Db db, UUID client, String email) {
    return db.sql(HAS_EMAIL)
            .param("client", client)
            .param("email", email)
            .query(Long.class)
            .single()
        > 0;
  }

  private static final String OWNERS =
      """
      SELECT count(*) FROM client_user WHERE client_id = :client AND role = 'owner'
      """;

  /// How many owners a client has.
  static long owners(Db db, UUID client) {
    return db.sql(OWNERS).param("client", client).query(Long.class).single();
  }

  private static final String COUNT =
      """
      SELECT (SELECT count(*) FROM client_user WHERE client_id = :client)
           + (SELECT count(*) FROM client_invite
               WHERE client_id = :client AND accepted_at IS NULL AND revoked_at IS NULL)
      """;

  /// How many people a client has, those who are invited included.
  static long count(Db db, UUID client) {
    return db.sql(COUNT).param("client", client).query(Long.class).single();
  }

  private static final String SET_ROLE =
      """
      UPDATE client_user SET role = :role WHERE client_id = :client AND user_id = :user
      """;

  /// Gives somebody another role; it holds from the next request on.
  static void setRole(Db db, UUID client, UUID user, ClientRole role) {
    db.sql(SET_ROLE)
        .param("role", role.word())
        .param("client", client)
        .param("user", user)
        .update();
  }

  private static final String REMOVE =
      """
      DELETE FROM client_user WHERE client_id = :client AND user_id = :user
      """;

  /// Removes somebody, with sessions and links.
  static void remove(Db db, UUID client, UUID user) {
    db.sql(REMOVE).param("client", client).param("user", user).update();
  }

  private static final String LOGGED_IN =
      """
      UPDATE client_user SET last_login_at = :now WHERE user_id = :user
      """;

  /// Notes a login.
  static void loggedIn(Db db, UUID user, Instant now) {
    db.sql(LOGGED_IN).param("now", Db.time(now)).param("user", user).update();
  }

  private static final String OFFER =
      """
      INSERT INTO client_offer (client_id, offered_by, offered_to, expires_at) VALUES (:client, :by, :to, :until)
      ON CONFLICT (client_id) DO UPDATE
        SET offered_by = excluded.offered_by, offered_to = excluded.offered_to, expires_at = excluded.expires_at
      """;

  /// Offers somebody to become owner; an offer before this one is over.
  static void offer(Db db, UUID client, UUID by, UUID to, Instant until) {
    db.sql(OFFER)
        .param("client", client)
        .param("by", by)
        .param("to", to)
        .param("until", Db.time(until))
        .update();
  }

  private static final String FIND_OFFER =
      """
      SELECT offered_by, offered_to, expires_at FROM client_offer WHERE client_id = :client AND expires_at > :now
      """;

  /// The offer that waits for an answer.
  static Optional<OwnershipOffer> offer(Db db, UUID client, Instant now) {
    return db.sql(FIND_OFFER)
        .param("client", client)
        .param("now", Db.time(now))
        .query((row, _) ->
            new OwnershipOffer(
                text(row, "offered_by"), text(row, "offered_to"), instant(row, "expires_at")))
        .optional();
  }

  private static final String END_OFFER =
      """
      DELETE FROM client_offer WHERE client_id = :client
      """;

  /// Ends the offer.
  ///
  /// @return whether there was one
  static boolean endOffer(Db db, UUID client) {
    return db.sql(END_OFFER).param("client", client).update() == 1;
  }
}

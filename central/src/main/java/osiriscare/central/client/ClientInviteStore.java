package osiriscare.central.client;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.ClientRole;
import osiriscare.central.client.ClientViews.ClientInvite;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// Invitations to clients, with the hash of the token that was mailed. Pending, then accepted or
/// revoked for good; inviting the address again revokes the one before.
final class ClientInviteStore {
  private ClientInviteStore() {}

  /// What the holder of a token was invited to.
  record Found(
      UUID inviteId,
      UUID clientId,
      UUID partnerId,
      String client,
      String email,
      ClientRole role,
      Instant expiresAt) {}

  private static final String OPEN =
      """
      SELECT i.invite_id, i.client_id, c.partner_id, c.name, i.email, i.role, i.expires_at
        FROM client_invite i JOIN client c USING (client_id)
       WHERE i.token_sha256 = :token AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > :now
         AND c.status = 'active'
         FOR UPDATE OF i
      """;

  /// The invitation that a token opens; locked.
  static Optional<Found> open(Db db, Secret token, Instant now) {
    return db.sql(OPEN)
        .param("token", Sha256.hex(token.reveal()))
        .param("now", Db.time(now))
        .query((row, _) ->
            new Found(
                uuid(row, "invite_id"),
                uuid(row, "client_id"),
                uuid(row, "partner_id"),
                text(row, "name"),
                text(row, "email"),
                ClientRole.of(text(row, "role")),
                instant(row, "expires_at")))
        .optional();
  }

  private static final String PENDING =
      """
      SELECT invite_id, email, role, invited_by, sent_at, expires_at
        FROM client_invite
       WHERE client_id = :client AND accepted_at IS NULL AND revoked_at IS NULL
       ORDER BY email LIMIT :max
      """;

  /// Invitations that wait, by address.
  static List<ClientInvite> pending(Db db, UUID client) {
    return db.sql(PENDING)
        .param("client", client)
        .param("max", MemberStore.PEOPLE_MAX)
        .query((row, _) ->
            new ClientInvite(
                text(row, "invite_id"),
                text(row, "email"),
                ClientRole.of(text(row, "role")),
                text(row, "invited_by"),
                instant(row, "sent_at"),
                instant(row, "expires_at")))
        .list();
  }

  private static final String REVOKE_FORMER =
      """
      UPDATE client_invite SET revoked_at = :now
       WHERE client_id = :client AND email = :email AND accepted_at IS NULL AND revoked_at IS NULL
      """;

  private static final String INSERT =
      """
      INSERT INTO client_invite (invite_id, client_id, email, role, token_sha256, invited_by, sent_at, expires_at)
      VALUES (:invite, :client, :email, :role, :token, :by, :now, :expires)
      """;

  /// Adds an invitation in the place of one that waited for the same address.
  static void insert(Db db, UUID client, ClientInvite invite, Secret token) {
    db.sql(REVOKE_FORMER)
        .param("now", Db.time(invite.sentAt()))
        .param("client", client)
        .param("email", invite.email())
        .update();
    db.sql(INSERT)
        .param("invite", UUID.fromString(invite.inviteId()))
        .param("client", client)
        .param("email", invite.email())
        .param("role", invite.role().word())
        .param("token", Sha256.hex(token.reveal()))
        .param("by", invite.invitedBy())
        .param("now", Db.time(invite.sentAt()))
        .param("expires", Db.time(invite.expiresAt()))
        .update();
  }

  private static final String ACCEPT =
      """
      UPDATE client_invite SET accepted_at = :now WHERE invite_id = :invite
      """;

  /// Notes that an invitation was accepted.
  static void accept(Db db, UUID invite, Instant now) {
    db.sql(ACCEPT).param("now", Db.time(now)).param("invite", invite).update();
  }

  private static final String REVOKE =
      """
      UPDATE client_invite SET revoked_at = :now
       WHERE client_id = :client AND invite_id = :invite AND accepted_at IS NULL AND revoked_at IS NULL
         AND (:viewers_only = false OR role = 'viewer')
      RETURNING email
      """;

  /// Ends an invitation that waits.
  ///
  /// @param isViewersOnly whether it must be for a viewer
  /// @return to which address it was
  static Optional<String> revoke(
      Db db, UUID client, UUID invite, boolean isViewersOnly, Instant now) {
    return db.sql(REVOKE)
        .param("now", Db.time(now))
        .param("client", client)
        .param("invite", invite)
        .param("viewers_only", isViewersOnly)
        .query((row, _) -> text(row, "email"))
        .optional();
  }
}

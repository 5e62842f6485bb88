package osiriscare.central.invite;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.optionalUuid;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Role;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// Invitations, with the hash of the token that was mailed. Pending, then accepted or revoked for
/// good; a pending one may be mailed again with another token, and is worth nothing after its end.
final class InviteStore {
  private InviteStore() {}

  /// What the holder of a token may know, and when it ended.
  record Found(
      UUID inviteId,
      InviteView view,
      Optional<UUID> partner,
      boolean isAccepted,
      boolean isRevoked) {
    boolean isOpen(Instant now) {
      return !isAccepted && !isRevoked && view.expiresAt().isAfter(now);
    }
  }

  private static final String PENDING =
      """
      SELECT i.invite_id, i.email, i.display_name, i.role, coalesce(u.username, 'OsirisCare') AS invited_by, i.created_at, i.sent_at, i.expires_at,
             p.slug
        FROM user_invite i LEFT JOIN admin_user u ON u.user_id = i.invited_by
        LEFT JOIN partner p ON p.partner_id = i.partner_id
       WHERE i.accepted_at IS NULL AND i.revoked_at IS NULL
         AND (:after::text IS NULL OR (i.email, i.invite_id) > (:after::text, :after_id::uuid))
       ORDER BY i.email, i.invite_id LIMIT :limit
      """;

  /// Pending invitations by address; one more than the page holds when there are more.
  static List<InviteView> page(Db db, PageRequest page) {
    return db.sql(PENDING)
        .param("after", orNull(page.after().map(cursor -> cursor.text(0))))
        .param("after_id", orNull(page.after().map(cursor -> cursor.uuid(1))))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static final String LOCK_PENDING =
      """
      SELECT i.invite_id, i.email, i.display_name, i.role, coalesce(u.username, 'OsirisCare') AS invited_by, i.created_at, i.sent_at, i.expires_at,
             p.slug
        FROM user_invite i LEFT JOIN admin_user u ON u.user_id = i.invited_by
        LEFT JOIN partner p ON p.partner_id = i.partner_id
       WHERE i.invite_id = :invite AND i.accepted_at IS NULL AND i.revoked_at IS NULL
         FOR UPDATE OF i
      """;

  /// One pending invitation; other transactions that want it wait for this one.
  static Optional<InviteView> lock(Db db, UUID invite) {
    return db.sql(LOCK_PENDING).param("invite", invite).query((row, _) -> view(row)).optional();
  }

  private static final String BY_TOKEN =
      """
      SELECT i.invite_id, i.email, i.display_name, i.role, coalesce(u.username, 'OsirisCare') AS invited_by, i.created_at, i.sent_at, i.expires_at,
             p.slug, i.partner_id, i.accepted_at, i.revoked_at
        FROM user_invite i LEFT JOIN admin_user u ON u.user_id = i.invited_by
        LEFT JOIN partner p ON p.partner_id = i.partner_id
       WHERE i.token_sha256 = :token
         FOR UPDATE OF i
      """;

  /// The invitation that a token belongs to, whatever became of it; locked.
  static Optional<Found> find(Db db, Secret token) {
    return db.sql(BY_TOKEN)
        .param("token", Sha256.hex(token.reveal()))
        .query((row, _) ->
            new Found(
                uuid(row, "invite_id"),
                view(row),
                optionalUuid(row, "partner_id"),
                optionalInstant(row, "accepted_at").isPresent(),
                optionalInstant(row, "revoked_at").isPresent()))
        .optional();
  }

  private static final String PARTNER =
      """
      SELECT partner_id FROM partner WHERE slug = :slug
      """;

  /// The partner with this slug.
  static Optional<UUID> partner(Db db, String slug) {
    return db.sql(PARTNER).param("slug", slug).query(UUID.class).optional();
  }

  private static final String DROP_EXPIRED =
      """
      UPDATE user_invite SET revoked_at = :now
       WHERE email = :email AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at <= :now
      """;

  private static final String INSERT =
      """
      INSERT INTO user_invite (invite_id, email, display_name, role, token_sha256, invited_by, created_at, sent_at,
                               expires_at, partner_id)
      VALUES (:invite, :email, :display_name, :role, :token, :by, :now, :now, :expires, :partner)
      ON CONFLICT DO NOTHING
      """;

  /// What an invitation needs besides what was asked for.
  record NewRow(
      UUID id, Optional<UUID> partner, UUID by, Secret token, Instant now, Instant expires) {}

  /// Adds an invitation; an expired one to the same address makes room for it.
  ///
  /// @return whether none was pending
  static boolean insert(Db db, NewInvite wanted, NewRow row) {
    db.sql(DROP_EXPIRED).param("now", Db.time(row.now())).param("email", wanted.email()).update();
    return db.sql(INSERT)
            .param("invite", row.id())
            .param("email", wanted.email())
            .param("display_name", orNull(wanted.displayName()))
            .param("role", wanted.role().word())
            .param("token", Sha256.hex(row.token().reveal()))
            .param("by", row.by())
            .param("partner", orNull(row.partner()))
            .param("now", Db.time(row.now()))
            .param("expires", Db.time(row.expires()))
            .update()
        > 0;
  }

  private static final String RENEW =
      """
      UPDATE user_invite SET token_sha256 = :token, sent_at = :now, expires_at = :expires WHERE invite_id = :invite
      """;

  /// Gives an invitation another token and another end: the old link is worth nothing.
  static void renew(Db db, UUID invite, Secret token, Instant now, Instant expires) {
    db.sql(RENEW)
        .param("invite", invite)
        .param("token", Sha256.hex(token.reveal()))
        .param("now", Db.time(now))
        .param("expires", Db.time(expires))
        .update();
  }

  private static final String REVOKE =
      """
      UPDATE user_invite SET revoked_at = :now WHERE invite_id = :invite
      """;

  /// Ends an invitation.
  static void revoke(Db db, UUID invite, Instant now) {
    db.sql(REVOKE).param("invite", invite).param("now", Db.time(now)).update();
  }

  private static final String ACCEPT =
      """
      UPDATE user_invite SET accepted_at = :now, accepted_by = :user WHERE invite_id = :invite
      """;

  /// Notes who came of an invitation.
  static void accept(Db db, UUID invite, UUID user, Instant now) {
    db.sql(ACCEPT).param("invite", invite).param("user", user).param("now", Db.time(now)).update();
  }

  private static InviteView view(ResultSet row) throws SQLException {
    return new InviteView(
        text(row, "invite_id"),
        text(row, "email"),
        optionalText(row, "display_name"),
        Role.of(text(row, "role")),
        optionalText(row, "slug"),
        text(row, "invited_by"),
        instant(row, "created_at"),
        instant(row, "sent_at"),
        instant(row, "expires_at"));
  }
}

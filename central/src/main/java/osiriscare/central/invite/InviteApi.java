package osiriscare.central.invite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import osiriscare.central.access.Role;
import osiriscare.central.account.AccountStore;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.invite.InviteStore.NewRow;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.central.secret.RandomToken;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// What administrators do with invitations, to the platform or to their partner. The mail is handed
/// to the server before the transaction ends: no invitation is there whose mail was refused.
public final class InviteApi {
  /// How long a link works.
  static final Duration LIFE = Duration.ofDays(7);

  private static final String TOKEN_PREFIX = "osi_";

  private final Database database;
  private final InviteMail mail;
  private final Clock clock;

  InviteApi(Database database, InviteMail mail, Clock clock) {
    this.database = database;
    this.mail = mail;
    this.clock = clock;
  }

  /// Pending invitations by address.
  public Page<InviteView> list(Call call) {
    var page = call.page(2);
    var rows = database.in(call.tenant(), db -> InviteStore.page(db, page));
    return Page.of(rows, page, invite -> Cursor.at(invite.email(), invite.inviteId()));
  }

  /// Invites an address.
  public InviteView invite(Call call, Db db) {
    var wanted = NewInvite.from(call.body());
    if (AccountStore.hasEmail(db, wanted.email())) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "There is an account with " + wanted.email() + " already");
    }
    var partner =
        wanted
            .partnerSlug()
            .map(slug ->
                InviteStore.partner(db, slug)
                    .orElseThrow(() -> new InvalidRequest("partner_slug", "names no partner")))
            .or(call.account()::partner);
    if (wanted.role() == Role.BILLING && partner.isEmpty()) {
      throw new InvalidRequest("role", "billing is for somebody of a partner");
    }
    var now = now();
    var account = call.account();
    var id = UUID.randomUUID();
    var token = RandomToken.make(TOKEN_PREFIX);
    var row = new NewRow(id, partner, account.userId(), token, now, now.plus(LIFE));
    if (!InviteStore.insert(db, wanted, row)) {
      throw new ProblemException(
          ProblemCode.CONFLICT, wanted.email() + " is invited already: send that again");
    }
    var invite = requirePending(db, id);
    note(call, db, "user.invite", invite);
    mail.send(invite, token);
    return invite;
  }

  /// Mails an invitation again, with another link; the one before works no more.
  public InviteView resend(Call call) {
    var id = call.uuid("invite_id");
    return database.in(
        call.tenant(),
        db -> {
          requirePending(db, id);
          var token = RandomToken.make(TOKEN_PREFIX);
          var now = now();
          InviteStore.renew(db, id, token, now, now.plus(LIFE));
          var invite = requirePending(db, id);
          note(call, db, "user.invite_resend", invite);
          mail.send(invite, token);
          return invite;
        });
  }

  /// Ends an invitation; its link works no more.
  public Done revoke(Call call) {
    var id = call.uuid("invite_id");
    return database.in(
        call.tenant(),
        db -> {
          var invite = requirePending(db, id);
          InviteStore.revoke(db, id, now());
          note(call, db, "user.invite_revoke", invite);
          return Done.DONE;
        });
  }

  private static InviteView requirePending(Db db, UUID id) {
    return InviteStore.lock(db, id)
        .orElseThrow(() ->
            new ProblemException(ProblemCode.NOT_FOUND, "There is no such pending invitation"));
  }

  private static void note(Call call, Db db, String action, InviteView invite) {
    var detail =
        Json.object().put("invite_id", invite.inviteId()).put("role", invite.role().word());
    invite.partnerSlug().ifPresent(slug -> detail.put("partner_slug", slug));
    AuditLog.append(db, Actor.of(call).did(action, invite.email(), detail));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

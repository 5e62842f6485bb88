package osiriscare.central.client;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.ClientAccount;
import osiriscare.central.access.ClientRole;
import osiriscare.central.audit.Actor;
import osiriscare.central.client.ClientViews.ClientInvite;
import osiriscare.central.client.ClientViews.ClientMember;
import osiriscare.central.client.ClientViews.ClientRoleChange;
import osiriscare.central.client.ClientViews.ClientTeam;
import osiriscare.central.client.ClientViews.NewClientInvite;
import osiriscare.central.client.ClientViews.OrganisationChange;
import osiriscare.central.route.Call;
import osiriscare.central.route.Route.Done;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// The people of a client, looked after by themselves. Owners change roles; administrators look
/// after viewers; everybody may leave, but not the last owner.
public final class TeamApi {
  private final Database database;
  private final ClientInvites invites;
  private final Clock clock;

  TeamApi(Database database, ClientInvites invites, Clock clock) {
    this.database = database;
    this.invites = invites;
    this.clock = clock;
  }

  /// Everybody, and who is invited.
  public ClientTeam list(Call call) {
    var client = call.client().clientId();
    return database.in(
        call.client().tenant(),
        db ->
            new ClientTeam(
                MemberStore.list(db, client),
                ClientInviteStore.pending(db, client),
                MemberStore.offer(db, client, clock.instant())));
  }

  /// Invites somebody; an administrator invites viewers only, as it changes no roles.
  public ClientInvite invite(Call call) {
    var wanted = NewClientInvite.from(call.body());
    var account = call.client();
    if (wanted.role() != ClientRole.VIEWER && account.role() != ClientRole.OWNER) {
      throw new ProblemException(ProblemCode.FORBIDDEN, "Only owners invite others than viewers");
    }
    return database.in(
        account.tenant(),
        db -> {
          var name = lock(db, account);
          return invites.invite(
              db, Actor.ofClient(call), account.clientId(), name, account.partnerId(), wanted);
        });
  }

  /// Ends an invitation.
  public Done revokeInvite(Call call) {
    var account = call.client();
    var invite = call.uuid("client_invite_id");
    return database.in(
        account.tenant(),
        db -> {
          lock(db, account);
          boolean isViewersOnly = account.role() != ClientRole.OWNER;
          var email =
              ClientInviteStore.revoke(
                      db, account.clientId(), invite, isViewersOnly, clock.instant())
                  .orElseThrow(() ->
                      new ProblemException(
                          ProblemCode.NOT_FOUND, "There is no such pending invitation"));
          note(call, db, "client.invite_revoke", email);
          return Done.DONE;
        });
  }

  /// Gives somebody another role.
  public ClientMember setRole(Call call) {
    var account = call.client();
    var user = call.uuid("member_id");
    var role = ClientRoleChange.from(call.body()).role();
    return database.in(
        account.tenant(),
        db -> {
          lock(db, account);
          var member = require(db, account, user);
          if (role != ClientRole.OWNER) {
            refuseLastOwner(db, account, member);
          }
          MemberStore.setRole(db, account.clientId(), user, role);
          var detail = Json.object().put("from", member.role().word()).put("to", role.word());
          ClientAudit.append(
              db, Actor.ofClient(call), account.clientId(), "client.role", member.email(), detail);
          return require(db, account, user);
        });
  }

  /// Removes somebody at once, or lets who asks leave.
  public Done remove(Call call) {
    var account = call.client();
    var user = call.uuid("member_id");
    return database.in(
        account.tenant(),
        db -> {
          lock(db, account);
          var member = require(db, account, user);
          if (!mayRemove(account, member)) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
          }
          refuseLastOwner(db, account, member);
          MemberStore.remove(db, account.clientId(), user);
          note(call, db, "client.remove", member.email());
          return Done.DONE;
        });
  }

  /// Changes the organisation's name.
  public Done rename(Call call) {
    var account = call.client();
    var change = OrganisationChange.from(call.body());
    return database.in(
        account.tenant(),
        db -> {
          var before = lock(db, account);
          ClientStore.update(db, account.clientId(), Optional.of(change.name()), Optional.empty());
          var detail = Json.object().put("name", change.name());
          ClientAudit.append(
              db, Actor.ofClient(call), account.clientId(), "client.update", before, detail);
          return Done.DONE;
        });
  }

  private static boolean mayRemove(ClientAccount account, ClientMember member) {
    boolean isOneself = member.userId().equals(account.userId().toString());
    return switch (account.role()) {
      case OWNER -> true;
      case ADMIN -> isOneself || member.role() == ClientRole.VIEWER;
      case VIEWER -> isOneself;
    };
  }

  private static void refuseLastOwner(Db db, ClientAccount account, ClientMember member) {
    if (member.role() == ClientRole.OWNER && MemberStore.owners(db, account.clientId()) == 1) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "This is the last owner: hand the ownership over first");
    }
  }

  private static ClientMember require(Db db, ClientAccount account, UUID user) {
    return MemberStore.find(db, account.clientId(), user)
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such person here"));
  }

  private static void note(Call call, Db db, String action, String target) {
    ClientAudit.append(db, Actor.ofClient(call), call.client().clientId(), action, target);
  }

  /// Locks the client, and looks whether who asks still is what the session said: who was removed
  /// or lost a role a moment ago must not act on it.
  static String lock(Db db, ClientAccount account) {
    var name = ClientStore.lock(db, account.clientId()).orElseThrow();
    boolean isStill =
        MemberStore.find(db, account.clientId(), account.userId())
            .filter(member -> member.role() == account.role())
            .isPresent();
    if (!isStill) {
      throw new ProblemException(ProblemCode.FORBIDDEN);
    }
    return name;
  }
}

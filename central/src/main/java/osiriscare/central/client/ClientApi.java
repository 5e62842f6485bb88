package osiriscare.central.client;

import java.time.Clock;
import java.util.UUID;
import osiriscare.central.audit.Actor;
import osiriscare.central.client.ClientViews.ClientChange;
import osiriscare.central.client.ClientViews.ClientDetail;
import osiriscare.central.client.ClientViews.ClientInvite;
import osiriscare.central.client.ClientViews.ClientSites;
import osiriscare.central.client.ClientViews.ClientView;
import osiriscare.central.client.ClientViews.NewClient;
import osiriscare.central.client.ClientViews.NewClientInvite;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// What a partner does about its clients.
public final class ClientApi {
  private final Database database;
  private final ClientInvites invites;
  private final Clock clock;

  ClientApi(Database database, ClientInvites invites, Clock clock) {
    this.database = database;
    this.invites = invites;
    this.clock = clock;
  }

  /// Clients by name.
  public Page<ClientView> list(Call call) {
    var page = call.page(2);
    var rows = database.in(call.tenant(), db -> ClientStore.page(db, page));
    return Page.of(rows, page, client -> Cursor.at(client.name(), client.clientId()));
  }

  /// One client with its sites and people.
  public ClientDetail get(Call call) {
    var client = call.uuid("client_id");
    return database.in(call.tenant(), db -> detail(db, client));
  }

  /// Makes a client.
  public ClientView create(Call call, Db db) {
    var wanted = NewClient.from(call.body());
    var client = UUID.randomUUID();
    var actor = Actor.of(call);
    ClientStore.insert(
        db,
        client,
        call.account().requirePartner(),
        wanted.name(),
        actor.username(),
        clock.instant());
    ClientAudit.append(db, actor, client, "client.create", wanted.name());
    return require(db, client);
  }

  /// Changes a client's name, closes it or opens it again; it holds from the next request on.
  public ClientView update(Call call) {
    var client = call.uuid("client_id");
    var change = ClientChange.from(call.body());
    return database.in(
        call.tenant(),
        db -> {
          var before = require(db, client);
          ClientStore.update(db, client, change.name(), change.status());
          var detail = Json.object();
          change.name().ifPresent(name -> detail.put("name", name));
          change.status().ifPresent(status -> detail.put("status", status));
          ClientAudit.append(db, Actor.of(call), client, "client.update", before.name(), detail);
          return require(db, client);
        });
  }

  /// Gives a client these sites and no others. What it could see of another one it sees no more.
  public ClientDetail setSites(Call call) {
    var client = call.uuid("client_id");
    var wanted = ClientSites.from(call.body());
    return database.in(
        call.tenant(),
        db -> {
          var name = lock(db, client);
          if (!ClientStore.setSites(db, client, wanted.siteIds())) {
            throw new InvalidRequest(
                "site_ids", "names a site that is not there or belongs to another client");
          }
          var detail = Json.object();
          detail.set("site_ids", Json.array(wanted.siteIds()));
          ClientAudit.append(db, Actor.of(call), client, "client.sites", name, detail);
          return detail(db, client);
        });
  }

  /// Invites somebody; an invitation that waits for the same address is worth nothing any more.
  public ClientInvite invite(Call call, Db db) {
    var client = call.uuid("client_id");
    var wanted = NewClientInvite.from(call.body());
    var name = lock(db, client);
    return invites.invite(
        db, Actor.of(call), client, name, call.account().requirePartner(), wanted);
  }

  /// Ends an invitation.
  public Done revokeInvite(Call call) {
    var client = call.uuid("client_id");
    var invite = call.uuid("client_invite_id");
    return database.in(
        call.tenant(),
        db -> {
          lock(db, client);
          var email =
              ClientInviteStore.revoke(db, client, invite, false, clock.instant())
                  .orElseThrow(() ->
                      new ProblemException(
                          ProblemCode.NOT_FOUND, "There is no such pending invitation"));
          ClientAudit.append(db, Actor.of(call), client, "client.invite_revoke", email);
          return Done.DONE;
        });
  }

  private static ClientDetail detail(Db db, UUID client) {
    return new ClientDetail(
        require(db, client),
        ClientStore.sites(db, client),
        MemberStore.list(db, client),
        ClientInviteStore.pending(db, client));
  }

  private static ClientView require(Db db, UUID client) {
    return ClientStore.find(db, client).orElseThrow(ClientApi::nothing);
  }

  private static String lock(Db db, UUID client) {
    return ClientStore.lock(db, client).orElseThrow(ClientApi::nothing);
  }

  private static ProblemException nothing() {
    return new ProblemException(ProblemCode.NOT_FOUND, "There is no such client");
  }
}

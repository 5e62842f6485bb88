package osiriscare.central.client;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import osiriscare.central.access.ClientAccount;
import osiriscare.central.access.ClientRole;
import osiriscare.central.audit.Actor;
import osiriscare.central.client.ClientViews.NewOwner;
import osiriscare.central.client.ClientViews.OwnershipOffer;
import osiriscare.central.route.Call;
import osiriscare.central.route.Route.Done;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// How a client gets another owner. An owner who logged in a moment ago offers it; nothing changes
/// before the other accepts; then the one who offered is an administrator.
///
/// none → offered; offered → offered, when another offer is made; offered → none, when it is taken
/// back, declined, accepted or over, or when either of the two leaves.
public final class OwnershipApi {
  /// How long ago the login may have been.
  static final Duration FRESH = Duration.ofMinutes(10);

  /// How long an offer stands.
  static final Duration LIFE = Duration.ofDays(7);

  private final Database database;
  private final Clock clock;

  OwnershipApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Offers somebody of the client to become owner.
  public OwnershipOffer offer(Call call) {
    var account = call.client();
    var wanted = NewOwner.from(call.body()).userId();
    var now = clock.instant();
    if (account.loggedInAt().plus(FRESH).isBefore(now)) {
      throw new ProblemException(ProblemCode.LOGIN_AGAIN);
    }
    return database.in(
        account.tenant(),
        db -> {
          TeamApi.lock(db, account);
          var to =
              MemberStore.list(db, account.clientId()).stream()
                  .filter(member -> member.userId().equals(wanted))
                  .filter(member -> member.role() != ClientRole.OWNER)
                  .findFirst()
                  .orElseThrow(
                      () -> new InvalidRequest("user_id", "names nobody who could become owner"));
          MemberStore.offer(
              db,
              account.clientId(),
              account.userId(),
              UUID.fromString(to.userId()),
              now.plus(LIFE));
          note(call, db, "client.ownership_offer", to.email());
          return require(db, account);
        });
  }

  /// Takes an offer back, or declines it.
  public Done end(Call call) {
    var account = call.client();
    return database.in(
        account.tenant(),
        db -> {
          TeamApi.lock(db, account);
          var offer = require(db, account);
          if (account.role() != ClientRole.OWNER && !isFor(offer, account)) {
            throw nothing();
          }
          MemberStore.endOffer(db, account.clientId());
          note(call, db, "client.ownership_end", offer.offeredTo());
          return Done.DONE;
        });
  }

  /// Accepts an offer: who was offered it is owner, who offered it is administrator.
  public Done accept(Call call) {
    var account = call.client();
    return database.in(
        account.tenant(),
        db -> {
          TeamApi.lock(db, account);
          var offer = require(db, account);
          if (!isFor(offer, account)) {
            throw nothing();
          }
          var client = account.clientId();
          var former = UUID.fromString(offer.offeredBy());
          var from = MemberStore.find(db, client, former).orElseThrow(OwnershipApi::nothing);
          if (from.role() != ClientRole.OWNER) {
            throw nothing(); // Who offered it has nothing to give any more.
          }
          MemberStore.setRole(db, client, account.userId(), ClientRole.OWNER);
          MemberStore.setRole(db, client, former, ClientRole.ADMIN);
          MemberStore.endOffer(db, client);
          ClientAudit.append(
              db,
              Actor.ofClient(call),
              client,
              "client.ownership_accept",
              account.email(),
              Json.object().put("from", from.email()));
          return Done.DONE;
        });
  }

  private OwnershipOffer require(Db db, ClientAccount account) {
    return MemberStore.offer(db, account.clientId(), clock.instant())
        .orElseThrow(OwnershipApi::nothing);
  }

  private static boolean isFor(OwnershipOffer offer, ClientAccount account) {
    return offer.offeredTo().equals(account.userId().toString());
  }

  private static void note(Call call, Db db, String action, String target) {
    ClientAudit.append(db, Actor.ofClient(call), call.client().clientId(), action, target);
  }

  private static ProblemException nothing() {
    return new ProblemException(ProblemCode.NOT_FOUND, "There is no such offer");
  }
}

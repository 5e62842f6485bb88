package osiriscare.central.user;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Account;
import osiriscare.central.access.Account.Credential;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.central.session.SessionStore;
import osiriscare.central.session.SessionView;
import osiriscare.database.Database;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Who is logged in where, and how that is ended.
public final class SessionApi {
  private final Database database;
  private final Clock clock;

  SessionApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Sessions of who asks.
  public Page<SessionView> mine(Call call) {
    return list(call, call.account().userId());
  }

  /// Sessions of an account.
  public Page<SessionView> ofUser(Call call) {
    return list(call, call.uuid("id"));
  }

  /// Ends a session of who asks; it may be the one that asks.
  public Done endMine(Call call) {
    return end(call, call.account().userId());
  }

  /// Ends a session of an account.
  public Done endOfUser(Call call) {
    return end(call, call.uuid("id"));
  }

  /// Ends all sessions of who asks but the one that asks.
  public Done endMyOthers(Call call) {
    var account = call.account();
    return database.in(
        call.tenant(),
        db -> {
          SessionStore.endAll(db, account.userId(), current(account));
          AuditLog.append(db, Actor.of(call).did("session.end_others", account.username()));
          return Done.DONE;
        });
  }

  private Page<SessionView> list(Call call, UUID user) {
    return database.in(
        call.tenant(),
        db -> {
          UserStore.require(db, user);
          return Page.whole(SessionStore.of(db, user, current(call.account()), clock.instant()));
        });
  }

  private Done end(Call call, UUID user) {
    var session = call.uuid("session_id");
    return database.in(
        call.tenant(),
        db -> {
          var owner = UserStore.require(db, user);
          if (!SessionStore.end(db, user, session)) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such session");
          }
          var detail = Json.object().put("session_id", session.toString());
          AuditLog.append(db, Actor.of(call).did("session.end", owner.username(), detail));
          return Done.DONE;
        });
  }

  private static Optional<String> current(Account account) {
    return account.credential() instanceof Credential.Session(var token, _)
        ? Optional.of(token)
        : Optional.empty();
  }
}

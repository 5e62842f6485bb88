package osiriscare.central.user;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.central.token.CreatedToken;
import osiriscare.central.token.NewToken;
import osiriscare.central.token.TokenDesk;
import osiriscare.central.token.TokenStore;
import osiriscare.central.token.TokenView;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// API tokens of programs. Only a person in a session makes one: a token never makes another.
public final class TokenApi {
  private final Database database;
  private final Clock clock;
  private final TokenDesk desk;

  TokenApi(Database database, Clock clock, TokenDesk desk) {
    this.database = database;
    this.clock = clock;
    this.desk = desk;
  }

  /// Tokens of who asks, newest first.
  public Page<TokenView> mine(Call call) {
    return list(call, call.account().userId());
  }

  /// Tokens of an account, newest first.
  public Page<TokenView> ofUser(Call call) {
    return list(call, call.uuid("id"));
  }

  /// Makes a token of who asks.
  public CreatedToken create(Call call, Db db) {
    var account = call.account();
    var made = desk.make(db, account.userId(), account.role(), NewToken.from(call.body()));
    var view = made.token();
    var detail = Json.object().put("token_id", view.tokenId()).put("name", view.name());
    detail.set("scopes", Json.array(view.scopes()));
    AuditLog.append(db, Actor.of(call).did("token.create", account.username(), detail));
    return made;
  }

  /// Revokes a token of who asks.
  public Done revokeMine(Call call) {
    return revoke(call, call.account().userId());
  }

  /// Revokes a token of an account.
  public Done revokeOfUser(Call call) {
    return revoke(call, call.uuid("id"));
  }

  private Page<TokenView> list(Call call, UUID user) {
    var page = call.page(2);
    var rows =
        database.in(
            call.tenant(),
            db -> {
              UserStore.require(db, user);
              return TokenStore.page(db, user, page);
            });
    return Page.of(rows, page, token -> Cursor.at(token.createdAt(), token.tokenId()));
  }

  private Done revoke(Call call, UUID user) {
    var token = call.uuid("token_id");
    return database.in(
        call.tenant(),
        db -> {
          var owner = UserStore.require(db, user);
          if (!TokenStore.exists(db, user, token)) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such token");
          }
          if (TokenStore.revoke(db, user, Optional.of(token), clock.instant()) > 0) {
            var detail = Json.object().put("token_id", token.toString());
            AuditLog.append(db, Actor.of(call).did("token.revoke", owner.username(), detail));
          }
          return Done.DONE;
        });
  }
}

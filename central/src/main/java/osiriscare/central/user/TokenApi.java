package osiriscare.central.user;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import osiriscare.central.access.Scope;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.central.secret.RandomToken;
import osiriscare.central.token.TokenStore;
import osiriscare.central.token.TokenView;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// API tokens of programs. Only a person in a session makes one: a token never makes another.
public final class TokenApi {
  private static final int LIVING_MAX = 50;

  private final Database database;
  private final Clock clock;
  private final Supplier<Set<String>> areas;

  /// @param areas groups of routes that a scope may name
  TokenApi(Database database, Clock clock, Supplier<Set<String>> areas) {
    this.database = database;
    this.clock = clock;
    this.areas = areas;
  }

  /// A token that was made.
  public record CreatedToken(
      TokenView token, @Described("Shown this once; only its hash is kept") String secret) {}

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
    var wanted = NewToken.from(call.body());
    wanted.scopes().forEach(text -> require(call, text));
    var account = call.account();
    // Of two requests at once the second waits, and counts the first one's token.
    UserStore.lock(db, account.userId());
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (TokenStore.living(db, account.userId(), now) >= LIVING_MAX) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "There are " + LIVING_MAX + " valid tokens already: revoke some");
    }
    var view =
        new TokenView(
            UUID.randomUUID().toString(),
            wanted.name(),
            wanted.scopes(),
            now,
            Optional.of(now.plus(wanted.life())),
            Optional.empty(),
            Optional.empty());
    var secret = RandomToken.make(TokenStore.PREFIX);
    TokenStore.insert(db, account.userId(), secret, view);
    var detail = Json.object().put("token_id", view.tokenId()).put("name", view.name());
    detail.set("scopes", Json.array(view.scopes()));
    AuditLog.append(db, Actor.of(call).did("token.create", account.username(), detail));
    return new CreatedToken(view, secret.reveal());
  }

  /// Revokes a token of who asks.
  public Done revokeMine(Call call) {
    return revoke(call, call.account().userId());
  }

  /// Revokes a token of an account.
  public Done revokeOfUser(Call call) {
    return revoke(call, call.uuid("id"));
  }

  private void require(Call call, String text) {
    Scope scope;
    try {
      scope = Scope.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest("scopes", String.valueOf(e.getMessage()));
    }
    scope
        .area()
        .filter(area -> !areas.get().contains(area))
        .ifPresent(area -> {
          throw new InvalidRequest("scopes", "there is no area " + area);
        });
    if (!call.account().role().includes(scope.level())) {
      throw new InvalidRequest("scopes", "your account itself may not " + text);
    }
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

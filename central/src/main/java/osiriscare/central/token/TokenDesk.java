package osiriscare.central.token;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import osiriscare.central.access.Role;
import osiriscare.central.access.Scope;
import osiriscare.central.secret.RandomToken;
import osiriscare.database.Db;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Makes API tokens: of people, and of partners.
public final class TokenDesk {
  private static final int LIVING_MAX = 50;

  private final Clock clock;
  private final Supplier<Set<String>> areas;

  /// @param areas groups of routes that a scope may name
  public TokenDesk(Clock clock, Supplier<Set<String>> areas) {
    this.clock = clock;
    this.areas = areas;
  }

  /// Makes a token of an account.
  ///
  /// @param most the highest level that it may have
  /// @throws ProblemException `invalid_request` for a scope that there is not or that is more than
  ///   allowed, `conflict` when there are too many tokens
  public CreatedToken make(Db db, UUID owner, Role most, NewToken wanted) {
    wanted.scopes().forEach(text -> require(text, most));
    return insert(db, owner, wanted.name(), wanted.scopes(), wanted.life());
  }

  /// Makes a token that is as a former one of the account, which ends soon.
  ///
  /// @param life of the new one
  /// @param grace how much longer the former one works
  /// @throws ProblemException `not_found` when it works no more
  public CreatedToken renew(Db db, UUID owner, UUID former, Duration life, Duration grace) {
    var now = clock.instant();
    var old =
        TokenStore.find(db, owner, former)
            .filter(token -> token.revokedAt().isEmpty())
            .filter(token -> token.expiresAt().filter(end -> !end.isAfter(now)).isEmpty())
            .orElseThrow(
                () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such valid token"));
    var made = insert(db, owner, old.name(), old.scopes(), life);
    TokenStore.shorten(db, owner, former, now.plus(grace));
    return made;
  }

  private CreatedToken insert(Db db, UUID owner, String name, List<String> scopes, Duration life) {
    // Of two requests at once the second waits, and counts the first one's token.
    TokenStore.lockOwner(db, owner);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (TokenStore.living(db, owner, now) >= LIVING_MAX) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "There are " + LIVING_MAX + " valid tokens already: revoke some");
    }
    var view =
        new TokenView(
            UUID.randomUUID().toString(),
            name,
            scopes,
            now,
            Optional.of(now.plus(life)),
            Optional.empty(),
            Optional.empty());
    var secret = RandomToken.make(TokenStore.PREFIX);
    TokenStore.insert(db, owner, secret, view);
    return new CreatedToken(view, secret.reveal());
  }

  private void require(String text, Role most) {
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
    if (!most.includes(scope.level())) {
      throw new InvalidRequest("scopes", "your account itself may not " + text);
    }
  }
}

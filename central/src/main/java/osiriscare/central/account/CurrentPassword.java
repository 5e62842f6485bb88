package osiriscare.central.account;

import java.time.Clock;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.password.Passwords;
import osiriscare.central.route.Call;
import osiriscare.database.Database;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.InvalidRequest;

/// Asks who is logged in for the password once more, before anything that a thief of the session
/// would do first. Such a session must not be a way to guess it: tries are counted as logins are.
public final class CurrentPassword {
  private final Database database;
  private final Passwords passwords;
  private final Clock clock;

  public CurrentPassword(Database database, Passwords passwords, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.clock = clock;
  }

  /// Returns when it is the account's password.
  ///
  /// @throws InvalidRequest naming `current_password` when it is not
  public void require(Call call, Secret password) {
    var name = call.account().username();
    var now = clock.instant();
    var candidate = database.inPlatform(db -> AccountStore.attempt(db, name, now));
    if (candidate.isEmpty()) {
      throw LoginLock.refusal(
          database.inPlatform(db -> AccountStore.lockedUntil(db, name, now)).orElse(now), now);
    }
    boolean isRight = passwords.matches(password, candidate.get().passwordHash());
    database.inPlatform(db -> {
      if (isRight) {
        AccountStore.forgetFailures(db, call.account().userId());
      } else {
        AuditLog.append(db, Actor.of(call).did("password.wrong", name));
      }
      return isRight;
    });
    if (!isRight) {
      throw new InvalidRequest("current_password", "is wrong");
    }
  }
}

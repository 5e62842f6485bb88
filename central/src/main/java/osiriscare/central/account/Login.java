package osiriscare.central.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import osiriscare.central.access.Proof;
import osiriscare.central.account.AccountStore.Candidate;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.factor.FactorStore;
import osiriscare.central.factor.SecondFactors;
import osiriscare.central.password.Passwords;
import osiriscare.central.session.SessionStore;
import osiriscare.central.session.SessionStore.Origin;
import osiriscare.database.Database;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Opens a session for who knows the password. An unknown name, a wrong password and a disabled
/// account look the same, take the same time and are locked after the same number of failures.
final class Login {
  private final Database database;
  private final Passwords passwords;
  private final SecondFactors factors;
  private final Clock clock;
  private final UnknownNames unknownNames = new UnknownNames();

  Login(Database database, Passwords passwords, SecondFactors factors, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.factors = factors;
    this.clock = clock;
  }

  /// Who wants in, and from where.
  ///
  /// @param code of the device or of paper, for accounts that have one
  record Attempt(String username, Secret password, Optional<Secret> code, Origin origin) {}

  /// A session that was opened.
  record Opened(Candidate account, Proof proof, Secret token) {}

  /// Opens a session. No connection is held while the password is being hashed.
  ///
  /// @throws ProblemException `invalid_credentials`, `locked`, `second_factor_required` or
  ///   `second_factor_wrong`
  Opened open(Attempt attempt) {
    var now = clock.instant();
    var name = attempt.username().toLowerCase(Locale.ROOT);
    var candidate = database.inPlatform(db -> AccountStore.attempt(db, name, now));
    if (candidate.isEmpty()) {
      refuseLocked(attempt, lockedUntil(name, now), now);
      passwords.pretend(attempt.password());
      unknownNames.fail(name, now);
      throw refused(attempt);
    }
    var account = candidate.get();
    if (!passwords.matches(attempt.password(), account.passwordHash()) || !account.isActive()) {
      throw refused(attempt);
    }
    var proof = prove(attempt, account);
    return database.inPlatform(db -> {
      AccountStore.loggedIn(db, account.userId(), now);
      var detail = Json.object().put("proof", proof.word());
      AuditLog.append(db, actor(attempt).did("login.success", account.username(), detail));
      var token = SessionStore.begin(db, account.userId(), proof, attempt.origin(), now);
      return new Opened(account, proof, token);
    });
  }

  /// The password was right: is it enough? A code is used up whatever comes after.
  private Proof prove(Attempt attempt, Candidate account) {
    var user = account.userId();
    if (!database.inPlatform(db -> FactorStore.deviceSince(db, user)).isPresent()) {
      return Proof.PASSWORD;
    }
    if (attempt.code().isEmpty()) {
      note(attempt, "login.second_factor");
      throw new ProblemException(ProblemCode.SECOND_FACTOR_REQUIRED);
    }
    var code = attempt.code().get();
    return database
        .inPlatform(db -> factors.take(db, user, code))
        .orElseThrow(() -> {
          note(attempt, "login.second_factor_failed");
          return new ProblemException(ProblemCode.SECOND_FACTOR_WRONG);
        });
  }

  private Optional<Instant> lockedUntil(String name, Instant now) {
    return database
        .inPlatform(db -> AccountStore.lockedUntil(db, name, now))
        .or(() -> unknownNames.lockedUntil(name, now));
  }

  private void refuseLocked(Attempt attempt, Optional<Instant> until, Instant now) {
    if (until.isEmpty()) {
      return;
    }
    note(attempt, "login.blocked");
    throw LoginLock.refusal(until.get(), now);
  }

  private ProblemException refused(Attempt attempt) {
    note(attempt, "login.failed");
    return new ProblemException(ProblemCode.INVALID_CREDENTIALS);
  }

  private void note(Attempt attempt, String action) {
    database.inPlatform(db -> {
      AuditLog.append(db, actor(attempt).did(action, attempt.username()));
      return action;
    });
  }

  private static Actor actor(Attempt attempt) {
    return new Actor(attempt.username(), attempt.origin().ipAddress());
  }
}

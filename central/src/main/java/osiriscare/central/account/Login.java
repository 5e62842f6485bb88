package osiriscare.central.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.access.Proof;
import osiriscare.central.account.AccountStore.Candidate;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.factor.FactorStore;
import osiriscare.central.factor.SecondFactors;
import osiriscare.central.passkey.PasskeyRefused;
import osiriscare.central.passkey.PasskeyStore;
import osiriscare.central.passkey.Passkeys;
import osiriscare.central.password.Passwords;
import osiriscare.central.session.SessionStore;
import osiriscare.central.session.SessionStore.Origin;
import osiriscare.database.Database;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Opens a session for who knows the password. An unknown name, a wrong password and a disabled
/// account look the same, take the same time and are locked after the same number of failures.
public final class Login {
  private static final Logger log = LoggerFactory.getLogger(Login.class);

  private final Database database;
  private final Passwords passwords;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Clock clock;
  private final UnknownNames unknownNames = new UnknownNames();

  Login(
      Database database,
      Passwords passwords,
      SecondFactors factors,
      Passkeys passkeys,
      Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.factors = factors;
    this.passkeys = passkeys;
    this.clock = clock;
  }

  /// Who wants in, and from where.
  record Attempt(String username, Secret password, Second second, Origin origin) {}

  /// What is shown besides the password.
  sealed interface Second {
    /// Nothing.
    record None() implements Second {}

    /// A code of the device or of paper.
    record Code(Secret code) implements Second {}

    /// What a passkey signed.
    record Passkey(String credential) implements Second {}
  }

  /// A session that was opened.
  public record Opened(Candidate account, Proof proof, Secret token) {}

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
    return begin(account, prove(attempt, account), attempt.origin());
  }

  /// Opens a session for who has a passkey that asked for a finger, a face or a PIN. The account is
  /// what the key says: no name is asked for, and none can be guessed. A lock for wrong passwords
  /// does not matter to it.
  ///
  /// @throws ProblemException `passkey_refused`
  Opened openWithPasskey(String credential, Origin origin) {
    var account =
        ownerOf(credential, true)
            .flatMap(user -> database.inPlatform(db -> AccountStore.byId(db, user)))
            .filter(Candidate::isActive)
            .orElseThrow(() -> {
              note(new Actor("unknown", origin.ipAddress()).did("login.passkey_failed", "unknown"));
              return new ProblemException(ProblemCode.PASSKEY_REFUSED);
            });
    return begin(account, Proof.PASSKEY, origin);
  }

  /// What a browser needs for that.
  Passkeys.LoginOptions passkeyOptions() {
    return passkeys.beginLogin();
  }

  /// Opens a session for an account whose owner has proved to be it.
  public Opened begin(Candidate account, Proof proof, Origin origin) {
    var now = clock.instant();
    return database.inPlatform(db -> {
      AccountStore.loggedIn(db, account.userId(), now);
      var detail = Json.object().put("proof", proof.word());
      AuditLog.append(
          db,
          new Actor(account.username(), origin.ipAddress())
              .did("login.success", account.username(), detail));
      var token = SessionStore.begin(db, account.userId(), proof, origin, now);
      return new Opened(account, proof, token);
    });
  }

  /// The password was right: is it enough? What is shown besides is used up whatever comes after.
  private Proof prove(Attempt attempt, Candidate account) {
    var user = account.userId();
    if (!database.inPlatform(db -> SecondFactors.has(db, user))) {
      return Proof.PASSWORD;
    }
    return switch (attempt.second()) {
      case Second.None _ -> {
        note(actor(attempt).did("login.second_factor", attempt.username()));
        throw required(user);
      }
      case Second.Code(var code) ->
          database
              .inPlatform(db -> factors.take(db, user, code))
              .orElseThrow(() -> wrongSecond(attempt));
      case Second.Passkey(var credential) ->
          ownerOf(credential, false)
              .filter(user::equals)
              .map(_ -> Proof.PASSKEY)
              .orElseThrow(() -> wrongSecond(attempt));
    };
  }

  private ProblemException required(UUID user) {
    return database.inPlatform(db -> {
      var more = Json.object();
      more.put("totp", FactorStore.deviceSince(db, user).isPresent());
      more.set("passkeys", Json.array(PasskeyStore.credentialIds(db, user)));
      return new ProblemException(Problem.of(ProblemCode.SECOND_FACTOR_REQUIRED).with(more));
    });
  }

  private ProblemException wrongSecond(Attempt attempt) {
    note(actor(attempt).did("login.second_factor_failed", attempt.username()));
    return new ProblemException(ProblemCode.SECOND_FACTOR_WRONG);
  }

  private Optional<UUID> ownerOf(String credential, boolean mustVerify) {
    try {
      return Optional.of(passkeys.authenticate(credential, mustVerify));
    } catch (PasskeyRefused e) {
      log.atInfo().setCause(e).log("passkey refused");
      return Optional.empty();
    }
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
    note(actor(attempt).did("login.blocked", attempt.username()));
    throw LoginLock.refusal(until.get(), now);
  }

  private ProblemException refused(Attempt attempt) {
    note(actor(attempt).did("login.failed", attempt.username()));
    return new ProblemException(ProblemCode.INVALID_CREDENTIALS);
  }

  private void note(AuditLog.Entry entry) {
    database.inPlatform(db -> {
      AuditLog.append(db, entry);
      return entry;
    });
  }

  private static Actor actor(Attempt attempt) {
    return new Actor(attempt.username(), attempt.origin().ipAddress());
  }
}

package osiriscare.central.reset;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import osiriscare.central.account.AccountStore;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.password.Passwords;
import osiriscare.central.reset.ResetStore.Owner;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.route.Route.Done;
import osiriscare.central.session.SessionStore;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// What somebody does who has forgotten the password. A second factor is asked for afterwards as
/// ever: who reads the mails of an account does not own it thereby.
public final class ResetApi {
  private static final int EMAIL_MAX = 254;
  private static final int TOKEN_MAX = 100;

  private final Database database;
  private final ResetMail mail;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final Clock clock;

  ResetApi(
      Database database, ResetMail mail, Passwords passwords, PasswordRules rules, Clock clock) {
    this.database = database;
    this.mail = mail;
    this.passwords = passwords;
    this.rules = rules;
    this.clock = clock;
  }

  /// Who has forgotten the password.
  public record PasswordResetRequest(@Described(example = "marta@example.com") String email) {
    static PasswordResetRequest from(Fields fields) {
      return new PasswordResetRequest(
          fields.text("email", EMAIL_MAX).strip().toLowerCase(Locale.ROOT));
    }
  }

  /// The password that is chosen instead.
  public record NewPasswordRequest(
      @Described("From the link in the mail") Secret token, Secret password) {
    static NewPasswordRequest from(Fields fields) {
      return new NewPasswordRequest(
          new Secret(fields.text("token", TOKEN_MAX)),
          new Secret(fields.text("password", PasswordRules.LENGTH_MAX)));
    }
  }

  /// Mails a link, if there is such an account; the answer is the same if there is not.
  public Done ask(Call call) {
    mail.send(PasswordResetRequest.from(call.body()).email(), call.ipAddress());
    return Done.DONE;
  }

  /// Sets the password and ends all sessions.
  public Done complete(Call call) {
    var body = NewPasswordRequest.from(call.body());
    var known = database.inPlatform(db -> requireOpen(db, body.token()));
    rules
        .refusal(
            body.password(),
            List.of(known.username(), known.email(), known.displayName().orElse("")))
        .ifPresent(reason -> {
          throw new InvalidRequest("password", reason);
        });
    var hash = passwords.hash(body.password());
    return database.inPlatform(db -> {
      var owner = requireOpen(db, body.token());
      ResetStore.endAll(db, owner.userId(), clock.instant());
      AccountStore.setPassword(db, owner.userId(), hash);
      AccountStore.forgetFailures(db, owner.userId());
      SessionStore.endAll(db, owner.userId(), Optional.empty());
      AuditLog.append(
          db,
          new Actor(owner.username(), call.ipAddress()).did("password.reset", owner.username()));
      return Done.DONE;
    });
  }

  private Owner requireOpen(Db db, Secret token) {
    return ResetStore.open(db, token, clock.instant())
        .orElseThrow(() -> new ProblemException(ProblemCode.RESET_GONE));
  }
}

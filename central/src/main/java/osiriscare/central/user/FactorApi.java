package osiriscare.central.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Account.Credential;
import osiriscare.central.access.Proof;
import osiriscare.central.account.CurrentPassword;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.factor.FactorStore;
import osiriscare.central.factor.SecondFactors;
import osiriscare.central.passkey.PasskeyStore;
import osiriscare.central.passkey.PasskeyView;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.route.Route.Done;
import osiriscare.central.session.SessionStore;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Second factors: what their owners do with them, and administrators for who has lost theirs.
public final class FactorApi {
  private static final int CODE_MAX = 40;

  private final Database database;
  private final SecondFactors factors;
  private final CurrentPassword currentPassword;

  FactorApi(Database database, SecondFactors factors, CurrentPassword currentPassword) {
    this.database = database;
    this.factors = factors;
    this.currentPassword = currentPassword;
  }

  /// The password of who is logged in, once more.
  public record CurrentPasswordRequest(Secret currentPassword) {
    static CurrentPasswordRequest from(Fields fields) {
      return new CurrentPasswordRequest(
          new Secret(fields.text("current_password", PasswordRules.LENGTH_MAX)));
    }
  }

  /// A code that the device shows.
  public record TotpCodeRequest(@Described(example = "123456") Secret code) {
    static TotpCodeRequest from(Fields fields) {
      return new TotpCodeRequest(new Secret(fields.text("code", CODE_MAX)));
    }
  }

  /// The second factors of an account.
  public record Factors(
      @Described("Since when a device shows codes") Optional<Instant> totpSince,
      List<PasskeyView> passkeys,
      long recoveryCodesLeft) {}

  /// A secret for a device, shown this once.
  public record TotpEnrolment(
      @Described("In base 32, to be typed") String secret,
      @Described("What the picture says") String uri,
      @Described("A QR code in SVG") String qrSvg) {}

  /// Codes to be kept on paper, shown this once.
  public record NewRecoveryCodes(List<String> recoveryCodes) {}

  /// The own second factors.
  public Factors mine(Call call) {
    var user = call.account().userId();
    return database.in(
        call.tenant(),
        db ->
            new Factors(
                FactorStore.deviceSince(db, user),
                PasskeyStore.of(db, user),
                FactorStore.recoveryCodesLeft(db, user)));
  }

  /// Gives the own device a secret; it counts once a code has confirmed it.
  public TotpEnrolment begin(Call call) {
    requirePassword(call);
    var account = call.account();
    var secret =
        database
            .in(call.tenant(), db -> factors.begin(db, account.userId()))
            .orElseThrow(() ->
                new ProblemException(
                    ProblemCode.CONFLICT, "There is a device already: remove it first"));
    return new TotpEnrolment(
        secret.base32().reveal(),
        secret.uri(account.username()).reveal(),
        secret.picture(account.username()).reveal());
  }

  /// Takes the first code of the device, and answers codes for the day it is lost.
  public NewRecoveryCodes confirm(Call call) {
    var code = TotpCodeRequest.from(call.body()).code();
    var user = call.account().userId();
    return database.in(
        call.tenant(),
        db -> {
          if (!factors.confirm(db, user, code)) {
            throw new InvalidRequest("code", "is not what the device should show now");
          }
          strengthen(call, db, Proof.TOTP);
          note(call, db, "second_factor.totp_add");
          return recoveryCodes(db, user);
        });
  }

  /// Forgets the own device and the codes of paper.
  public Done remove(Call call) {
    requirePassword(call);
    var user = call.account().userId();
    return database.in(
        call.tenant(),
        db -> {
          if (!FactorStore.removeDevice(db, user)) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no device");
          }
          SecondFactors.forgetRecoveryOfNothing(db, user);
          note(call, db, "second_factor.totp_remove");
          return Done.DONE;
        });
  }

  /// Makes other codes of paper.
  public NewRecoveryCodes renewRecoveryCodes(Call call) {
    requirePassword(call);
    var user = call.account().userId();
    return database.in(
        call.tenant(),
        db -> {
          if (!SecondFactors.has(db, user)) {
            throw new ProblemException(
                ProblemCode.CONFLICT, "There is no second factor that they could stand in for");
          }
          note(call, db, "second_factor.recovery_codes");
          return recoveryCodes(db, user);
        });
  }

  /// Forgets all second factors of somebody else, and ends the sessions.
  public Done reset(Call call) {
    var user = call.uuid("id");
    if (user.equals(call.account().userId())) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "Change your own second factor on the page of your account");
    }
    return database.in(
        call.tenant(),
        db -> {
          var owner = UserStore.require(db, user);
          SecondFactors.forgetAll(db, user);
          SessionStore.endAll(db, user, Optional.empty());
          AuditLog.append(db, Actor.of(call).did("second_factor.reset", owner.username()));
          return Done.DONE;
        });
  }

  private void requirePassword(Call call) {
    currentPassword.require(call, CurrentPasswordRequest.from(call.body()).currentPassword());
  }

  private static NewRecoveryCodes recoveryCodes(Db db, UUID user) {
    return new NewRecoveryCodes(
        FactorStore.newRecoveryCodes(db, user).stream().map(Secret::reveal).toList());
  }

  private static void strengthen(Call call, Db db, Proof proof) {
    if (call.account().credential() instanceof Credential.Session(var token, _)) {
      SessionStore.strengthen(db, token, proof);
    }
  }

  private static void note(Call call, Db db, String action) {
    AuditLog.append(db, Actor.of(call).did(action, call.account().username(), Json.object()));
  }
}

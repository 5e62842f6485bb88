package osiriscare.central.user;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.access.Account.Credential;
import osiriscare.central.access.Proof;
import osiriscare.central.account.CurrentPassword;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.factor.SecondFactors;
import osiriscare.central.passkey.PasskeyRefused;
import osiriscare.central.passkey.PasskeyStore;
import osiriscare.central.passkey.PasskeyView;
import osiriscare.central.passkey.Passkeys;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.route.Route.Done;
import osiriscare.central.session.SessionStore;
import osiriscare.central.user.FactorApi.CurrentPasswordRequest;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/// What people do with their own passkeys.
public final class PasskeyApi {
  private static final Logger log = LoggerFactory.getLogger(PasskeyApi.class);
  private static final int NAME_MAX = 100;

  private final Database database;
  private final Passkeys passkeys;
  private final CurrentPassword currentPassword;

  PasskeyApi(Database database, Passkeys passkeys, CurrentPassword currentPassword) {
    this.database = database;
    this.passkeys = passkeys;
    this.currentPassword = currentPassword;
  }

  /// A key that a device made.
  public record NewPasskey(
      @Described(example = "My laptop") String name,
      @Described("The browser's PublicKeyCredential, as its toJSON() writes it")
          JsonNode credential) {
    static NewPasskey from(Fields fields) {
      return new NewPasskey(nameOf(fields), fields.object("credential").tree());
    }
  }

  /// Another name for a key.
  public record PasskeyNameRequest(@Described(example = "My laptop") String name) {
    static PasskeyNameRequest from(Fields fields) {
      return new PasskeyNameRequest(nameOf(fields));
    }
  }

  private static String nameOf(Fields fields) {
    var name = fields.text("name", NAME_MAX).strip();
    if (name.isEmpty()) {
      throw fields.wrong("name", "must not be blank");
    }
    return name;
  }

  /// Begins the registration of a device.
  public Passkeys.RegistrationOptions begin(Call call) {
    requirePassword(call);
    return passkeys.beginRegistration(call.account());
  }

  /// Takes the key that the device made.
  public PasskeyView add(Call call) {
    var body = NewPasskey.from(call.body());
    var account = call.account();
    try {
      var made = passkeys.verify(account.userId(), Json.text(body.credential()));
      return database.in(
          call.tenant(),
          db -> {
            var view = passkeys.add(db, account.userId(), body.name(), made);
            if (account.credential() instanceof Credential.Session(var token, _)) {
              SessionStore.strengthen(db, token, Proof.PASSKEY);
            }
            note(call, db, "second_factor.passkey_add", view.passkeyId());
            return view;
          });
    } catch (PasskeyRefused e) {
      log.atWarn().setCause(e).log("a passkey was not registered");
      throw new InvalidRequest("credential", "is not what was asked for; try again");
    }
  }

  /// Gives a key another name.
  public Done rename(Call call) {
    var name = PasskeyNameRequest.from(call.body()).name();
    var id = call.uuid("passkey_id");
    return database.in(
        call.tenant(),
        db -> {
          requireFound(PasskeyStore.rename(db, call.account().userId(), id, name));
          return Done.DONE;
        });
  }

  /// Forgets a key.
  public Done remove(Call call) {
    requirePassword(call);
    var id = call.uuid("passkey_id");
    var user = call.account().userId();
    return database.in(
        call.tenant(),
        db -> {
          requireFound(PasskeyStore.remove(db, user, Optional.of(id)) > 0);
          SecondFactors.forgetRecoveryOfNothing(db, user);
          note(call, db, "second_factor.passkey_remove", id.toString());
          return Done.DONE;
        });
  }

  private void requirePassword(Call call) {
    currentPassword.require(call, CurrentPasswordRequest.from(call.body()).currentPassword());
  }

  private static void requireFound(boolean isFound) {
    if (!isFound) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such passkey");
    }
  }

  private static void note(Call call, Db db, String action, String passkey) {
    var detail = Json.object().put("passkey_id", passkey);
    AuditLog.append(db, Actor.of(call).did(action, call.account().username(), detail));
  }
}

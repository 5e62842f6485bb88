package osiriscare.central.user;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.access.Account.Credential;
import osiriscare.central.account.AccountStore;
import osiriscare.central.account.CurrentPassword;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.password.Passwords;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.central.session.SessionStore;
import osiriscare.central.token.TokenStore;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Accounts: what administrators do with those of their partner, or of everybody when they run the
/// platform, and everybody with the own one.
public final class UserApi {
  private final Database database;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final CurrentPassword currentPassword;
  private final Clock clock;

  UserApi(
      Database database,
      Passwords passwords,
      PasswordRules rules,
      CurrentPassword currentPassword,
      Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.rules = rules;
    this.currentPassword = currentPassword;
    this.clock = clock;
  }

  /// Body of a change of the own password.
  public record PasswordChangeRequest(Secret currentPassword, Secret newPassword) {
    static PasswordChangeRequest from(Fields fields) {
      return new PasswordChangeRequest(
          new Secret(fields.text("current_password", PasswordRules.LENGTH_MAX)),
          new Secret(fields.text("new_password", PasswordRules.LENGTH_MAX)));
    }
  }

  /// Accounts by name.
  public Page<UserAccount> list(Call call) {
    var page = call.page(1);
    var rows = database.in(call.tenant(), db -> UserStore.page(db, page));
    return Page.of(rows, page, user -> Cursor.at(user.username()));
  }

  /// The account of who asks.
  public UserAccount me(Call call) {
    return database.in(call.tenant(), db -> UserStore.require(db, call.account().userId()));
  }

  /// Changes role, status or name of an account. It holds from the next request on.
  public UserAccount update(Call call, UUID user) {
    var change = UserChange.from(call.body());
    return database.in(
        call.tenant(),
        db -> {
          UserStore.lockRoles(db);
          requireStillAdmin(db, call.account().userId());
          var before = UserStore.require(db, user);
          if (before.isActiveAdmin()
              && !change.keepsAdmin()
              && UserStore.activeAdmins(db, user) == 1) {
            throw new ProblemException(
                ProblemCode.CONFLICT, "This is the last administrator: make another one first");
          }
          if (before.partnerSlug().isEmpty() && change.makesBilling()) {
            throw new InvalidRequest("role", "billing is for accounts of a partner");
          }
          UserStore.update(db, user, change);
          if (change.disables()) {
            SessionStore.endAll(db, user, Optional.empty());
            TokenStore.revoke(db, user, Optional.empty(), clock.instant());
          }
          AuditLog.append(
              db, Actor.of(call).did("user.update", before.username(), change.toJson()));
          return UserStore.require(db, user);
        });
  }

  /// The request was let in before it waited for others, who may have taken the right away.
  private static void requireStillAdmin(Db db, UUID caller) {
    if (!UserStore.require(db, caller).isActiveAdmin()) {
      throw new ProblemException(ProblemCode.FORBIDDEN);
    }
  }

  /// Changes the password of who asks, and ends all other sessions of the account.
  public Done changePassword(Call call) {
    var body = PasswordChangeRequest.from(call.body());
    var account = call.account();
    var me = me(call);
    var known = List.of(me.username(), me.email().orElse(""), me.displayName().orElse(""));
    rules
        .refusal(body.newPassword(), known)
        .ifPresent(reason -> {
          throw new InvalidRequest("new_password", reason);
        });
    currentPassword.require(call, body.currentPassword());
    var hash = passwords.hash(body.newPassword());
    var session =
        account.credential() instanceof Credential.Session(var token, _)
            ? Optional.of(token)
            : Optional.<String>empty();
    return database.in(
        call.tenant(),
        db -> {
          AccountStore.setPassword(db, account.userId(), hash);
          SessionStore.endAll(db, account.userId(), session);
          AuditLog.append(db, Actor.of(call).did("password.change", account.username()));
          return Done.DONE;
        });
  }
}

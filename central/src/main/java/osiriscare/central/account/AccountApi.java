package osiriscare.central.account;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import osiriscare.central.access.Account;
import osiriscare.central.access.Account.Credential;
import osiriscare.central.access.Role;
import osiriscare.central.access.SecondFactorPolicy;
import osiriscare.central.account.Login.Second;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.passkey.Passkeys;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.route.Route.Done;
import osiriscare.central.session.SessionCookies;
import osiriscare.central.session.SessionStore;
import osiriscare.central.session.SessionStore.Origin;
import osiriscare.database.Database;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// Login, logout and who am I.
public final class AccountApi {
  private static final int CODE_MAX = 40;

  private final Database database;
  private final Login login;
  private final SessionCookies cookies;
  private final SecondFactorPolicy policy;

  AccountApi(Database database, Login login, SessionCookies cookies, SecondFactorPolicy policy) {
    this.database = database;
    this.login = login;
    this.cookies = cookies;
    this.policy = policy;
  }

  /// Body of a login.
  public record LoginRequest(
      @Described(example = "admin") String username,
      Secret password,
      @Described("Of the device or of paper, once second_factor_required was answered")
          Optional<Secret> code,
      @Described("The browser's PublicKeyCredential, in the place of a code")
          Optional<JsonNode> passkey) {
    static LoginRequest from(Fields fields) {
      return new LoginRequest(
          fields.text("username", 100),
          new Secret(fields.text("password", PasswordRules.LENGTH_MAX)),
          fields.optionalText("code", CODE_MAX).map(Secret::new),
          passkey(fields));
    }

    private static Optional<JsonNode> passkey(Fields fields) {
      return fields.has("passkey") && !fields.isNull("passkey")
          ? Optional.of(fields.object("passkey").tree())
          : Optional.empty();
    }

    private Second second() {
      return passkey
          .<Second>map(credential -> new Second.Passkey(Json.text(credential)))
          .or(() -> code.map(Second.Code::new))
          .orElseGet(Second.None::new);
    }
  }

  /// An account as clients see it.
  public record User(
      String id,
      @Described(example = "admin") String username,
      Role role,
      @Described(value = "The partner whose sites it sees; null for all", example = "northwind")
          Optional<String> partnerSlug,
      @Described("Whether nothing else is allowed before a second factor is set up")
          boolean mustSetUpSecondFactor) {}

  /// A login that succeeded.
  public record LoggedIn(
      User user, @Described("To be sent as X-CSRF-Token with every change") String csrfToken) {}

  /// Who is calling.
  public record Me(User user) {}

  /// Opens a session.
  public LoggedIn login(Call call) {
    var body = LoginRequest.from(call.body());
    var opened =
        login.open(
            new Login.Attempt(body.username(), body.password(), body.second(), origin(call)));
    return answer(call, opened);
  }

  /// What a browser needs to let a device sign.
  public Passkeys.LoginOptions passkeyOptions(Call call) {
    call.answerHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return login.passkeyOptions();
  }

  /// A login without a name and a password.
  public record PasskeyLoginRequest(
      @Described("The browser's PublicKeyCredential, as its toJSON() writes it")
          JsonNode credential) {
    static PasskeyLoginRequest from(Fields fields) {
      return new PasskeyLoginRequest(fields.object("credential").tree());
    }
  }

  /// Opens a session for who has a passkey.
  public LoggedIn loginWithPasskey(Call call) {
    var body = PasskeyLoginRequest.from(call.body());
    return answer(call, login.openWithPasskey(Json.text(body.credential()), origin(call)));
  }

  private static Origin origin(Call call) {
    return new Origin(call.ipAddress(), call.header(HttpHeaders.USER_AGENT));
  }

  private LoggedIn answer(Call call, Login.Opened opened) {
    setCookies(call, cookies.begin(opened.token(), SessionStore.LIFETIME));
    var candidate = opened.account();
    var account =
        new Account(
            candidate.userId(),
            candidate.username(),
            candidate.role(),
            candidate.partner(),
            new Credential.Session(Sha256.hex(opened.token().reveal()), opened.proof()));
    return new LoggedIn(user(account), SessionCookies.csrfToken(opened.token()));
  }

  /// Ends the session at once, here and not only in the browser.
  public Done logout(Call call) {
    if (call.account().credential() instanceof Credential.Session(var token, _)) {
      database.inPlatform(db -> {
        SessionStore.end(db, token);
        AuditLog.append(db, Actor.of(call).did("logout", call.account().username()));
        return Done.DONE;
      });
    }
    setCookies(call, cookies.end());
    return Done.DONE;
  }

  /// Tells who is calling.
  public Me me(Call call) {
    return new Me(user(call.account()));
  }

  private User user(Account account) {
    var partner =
        account
            .partner()
            .flatMap(id -> database.inPlatform(db -> AccountStore.partnerSlug(db, id)));
    return new User(
        account.userId().toString(),
        account.username(),
        account.role(),
        partner,
        policy.mustSetUp(account));
  }

  private static void setCookies(Call call, List<String> cookies) {
    cookies.forEach(cookie -> call.answerHeader(HttpHeaders.SET_COOKIE, cookie));
    call.answerHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}

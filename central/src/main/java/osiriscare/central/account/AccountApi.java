package osiriscare.central.account;

import java.util.List;
import org.springframework.http.HttpHeaders;
import osiriscare.central.access.Account.Credential;
import osiriscare.central.access.Role;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.route.Route.Done;
import osiriscare.central.session.SessionCookies;
import osiriscare.central.session.SessionStore;
import osiriscare.database.Database;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;

/// Login, logout and who am I.
public final class AccountApi {
  private final Database database;
  private final Login login;
  private final SessionCookies cookies;

  AccountApi(Database database, Login login, SessionCookies cookies) {
    this.database = database;
    this.login = login;
    this.cookies = cookies;
  }

  /// Body of a login.
  public record LoginRequest(@Described(example = "admin") String username, Secret password) {
    static LoginRequest from(Fields fields) {
      return new LoginRequest(
          fields.text("username", 100),
          new Secret(fields.text("password", PasswordRules.LENGTH_MAX)));
    }
  }

  /// An account as clients see it.
  public record User(String id, @Described(example = "admin") String username, Role role) {}

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
            new Login.Attempt(
                body.username(),
                body.password(),
                call.ipAddress(),
                call.header(HttpHeaders.USER_AGENT)));
    setCookies(call, cookies.begin(opened.token(), SessionStore.LIFETIME));
    var account = opened.account();
    return new LoggedIn(
        new User(account.userId().toString(), account.username(), account.role()),
        SessionCookies.csrfToken(opened.token()));
  }

  /// Ends the session at once, here and not only in the browser.
  public Done logout(Call call) {
    if (call.account().credential() instanceof Credential.Session(var token)) {
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
    var account = call.account();
    return new Me(new User(account.userId().toString(), account.username(), account.role()));
  }

  private static void setCookies(Call call, List<String> cookies) {
    cookies.forEach(cookie -> call.answerHeader(HttpHeaders.SET_COOKIE, cookie));
    call.answerHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}

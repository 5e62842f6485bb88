package osiriscare.central;

import static osiriscare.central.access.Access.ANYONE;
import static osiriscare.central.access.Access.READ;
import static osiriscare.central.access.Access.READ_OR_LOCAL;
import static osiriscare.central.access.Access.SESSION;
import static osiriscare.central.route.Route.get;
import static osiriscare.central.route.Route.post;
import static osiriscare.protocol.problem.ProblemCode.INVALID_CREDENTIALS;
import static osiriscare.protocol.problem.ProblemCode.LOCKED;

import java.util.ArrayList;
import java.util.List;
import osiriscare.central.account.AccountApi;
import osiriscare.central.account.AccountApi.LoggedIn;
import osiriscare.central.account.AccountApi.LoginRequest;
import osiriscare.central.account.AccountApi.Me;
import osiriscare.central.health.HealthApi;
import osiriscare.central.health.HealthApi.Health;
import osiriscare.central.route.Route;
import osiriscare.central.ui.UiFiles;

/// Every route of the people's door, and who may call it. There is no other place where that is
/// said.
final class CentralRoutes {
  private final AccountApi accounts;
  private final HealthApi health;
  private final UiFiles ui;

  CentralRoutes(AccountApi accounts, HealthApi health, UiFiles ui) {
    this.accounts = accounts;
    this.health = health;
    this.ui = ui;
  }

  List<Route> all() {
    var routes = new ArrayList<Route>();
    routes.addAll(accounts());
    routes.addAll(operations());
    return routes;
  }

  private List<Route> accounts() {
    return List.of(
        post("/api/auth/login", ANYONE)
            .named("auth", "login", "Open a session")
            .takes(LoginRequest.class)
            .problems(INVALID_CREDENTIALS, LOCKED)
            .answers(LoggedIn.class, accounts::login),
        post("/api/auth/logout", SESSION)
            .named("auth", "logout", "End the session")
            .does(accounts::logout),
        get("/api/auth/me", READ)
            .named("auth", "me", "Tell who is calling")
            .answers(Me.class, accounts::me));
  }

  private List<Route> operations() {
    return List.of(
        get("/health", ANYONE)
            .named("operations", "health", "Build and database state")
            .answers(Health.class, health::health),
        get("/metrics", READ_OR_LOCAL)
            .named("operations", "metrics", "Prometheus metrics")
            .writes(HealthApi.TEXT_FORMAT, health::metrics),
        get("/{*path}", ANYONE).named("ui", "ui", "The user interface").writes("*/*", ui::serve));
  }
}

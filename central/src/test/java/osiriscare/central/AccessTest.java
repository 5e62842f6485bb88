package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import osiriscare.central.access.Access;
import osiriscare.central.route.Answer;
import osiriscare.central.route.Route;
import osiriscare.central.route.RouteTable;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.route.MachineRoute;

/// Who may call what, asked of the running program route by route.
class AccessTest {
  private static RunningCentral central;
  private static Map<String, Client> callers;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    var revoked = central.as("admin");
    central.sql(
        "UPDATE api_token SET revoked_at = now() WHERE token_sha256 = '" + hash(revoked) + "'");
    var expired = central.as("admin");
    central.sql(
        "UPDATE api_token SET expires_at = now() - interval '1 day' WHERE token_sha256 = '"
            + hash(expired)
            + "'");
    var disabled = central.as("admin");
    central.sql(
        "UPDATE admin_user SET status = 'disabled' WHERE user_id = (SELECT user_id FROM api_token WHERE token_sha256 = '"
            + hash(disabled)
            + "')");
    callers =
        Map.of(
            "nobody", central.client(),
            "revoked", revoked,
            "expired", expired,
            "disabled", disabled,
            "machine", central.client().bearer("A".repeat(32)),
            "readonly", central.as("readonly"),
            "operator", central.as("operator"),
            "admin", central.as("admin"));
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @Test
  void everyHandlerThatSpringCanReach_isARowOfTheTable() {
    for (var mapping : central.context.getBeansOfType(HandlerMapping.class).values()) {
      switch (mapping) {
        case RouterFunctionMapping functions ->
            assertThat(functions.getRouterFunction())
                .isSameAs(central.context.getBean(RouteTable.class));
        case RequestMappingHandlerMapping methods ->
            assertThat(methods.getHandlerMethods()).isEmpty();
        case AbstractUrlHandlerMapping urls -> assertThat(urls.getHandlerMap()).isEmpty();
        default ->
            assertThat(mapping.getClass().getName())
                .isEqualTo("a handler mapping that this test knows");
      }
    }
  }

  @Test
  void everyRoute_letsInExactlyWhoItsRowSays() {
    var wrong = new TreeSet<String>();
    for (var route : routes()) {
      callers.forEach((name, client) -> {
        int status = call(client, route).status();
        if (isRefused(status) == mayCall(name, route.access())) {
          wrong.add(route.method() + " " + route.path() + " as " + name + ": " + status);
        }
      });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRoute_isMeasured() {
    var admin = caller("admin");
    var called =
        routes().stream()
            .filter(route -> !isRefused(call(admin, route).status()))
            .map(Route::path)
            .toList();
    var measured =
        Pattern.compile("http_server_requests_seconds_count\\{.*uri=\"([^\"]+)\"")
            .matcher(central.client().get("/metrics").text())
            .results()
            .map(result -> result.group(1))
            .toList();
    assertThat(measured).containsAll(called);
  }

  @Test
  void openRoutes_areTheseAndNoOthers() {
    assertThat(
            routes().stream()
                .filter(route -> route.access() == Access.ANYONE)
                .filter(route -> !(route.operation().answer() instanceof Answer.Refused))
                .map(route -> route.method() + " " + route.path()))
        .containsExactlyInAnyOrder(
            "POST /api/auth/login",
            "POST /api/auth/passkey/options",
            "POST /api/auth/passkey/login",
            "GET /api/auth/methods",
            "GET /api/auth/sso",
            "GET /api/auth/sso/callback",
            "POST /api/auth/password-reset",
            "POST /api/auth/password-reset/complete",
            "GET /api/users/invite/validate/{token}",
            "POST /api/users/invite/accept",
            "GET /api/partners/provision/{code}/qr",
            "GET /api/partners/provision/{code}/qr.svg",
            "POST /api/partners/provision/hand-over",
            "POST /api/client/links",
            "POST /api/client/session",
            "POST /api/client/invitation",
            "POST /api/client/invitation/accept",
            "GET /api/branding/{slug}",
            "GET /api/branding/{slug}/logo",
            "GET /health",
            "GET /v3/api-docs",
            "GET /{*path}");
  }

  @Test
  void everyMachineRoute_isMisdirected_whoeverAsks() {
    for (var route : MachineRoute.values()) {
      if (MachineRoute.ofMachinePath(route.template()).isEmpty()) {
        continue;
      }
      var path = route.template().replaceAll("\\{[a-z_]+}", "x");
      for (var name : List.of("nobody", "machine", "admin")) {
        var response = caller(name).send(route.method(), path, Optional.of("{}"));
        assertThat(response.status()).as(route + " as " + name).isEqualTo(421);
        assertThat(response.code()).isEqualTo("misdirected");
        assertThat(response.json().path("receiver_url").asString())
            .isEqualTo(RunningCentral.RECEIVER_URL);
      }
    }
  }

  @Test
  void whatHasNoRow_isNotFoundForEverybody() {
    for (var client : callers.values()) {
      for (var path :
          List.of(
              "/api",
              "/api/",
              "/api/nothing",
              "/actuator",
              "/actuator/env",
              "/error",
              "/api/sites/x/y")) {
        var response = client.get(path);
        assertThat(response.status()).as(path).isEqualTo(404);
        assertThat(response.header("Content-Type")).startsWith("application/problem+json");
      }
    }
  }

  @Test
  void metrics_forAForwardedStranger_needAnAccount() {
    assertThat(central.client().get("/metrics").text()).contains("jvm_memory_used_bytes");
    var forwarded = central.client().with("X-Forwarded-For", "203.0.113.9");
    assertThat(forwarded.get("/metrics").status()).isEqualTo(401);
    assertThat(caller("readonly").with("X-Forwarded-For", "203.0.113.9").get("/metrics").status())
        .isEqualTo(200);
  }

  @Test
  void match_prefersWordsToVariables_andServesHeadAsGet() {
    var table = central.context.getBean(RouteTable.class);
    var match =
        table.match(HttpMethod.HEAD, PathContainer.parsePath("/api/evidence/sites/s/bundles"));
    assertThat(match).isInstanceOf(RouteTable.Match.Found.class);
    assertThat(((RouteTable.Match.Found) match).route().path())
        .isEqualTo("/api/evidence/sites/{id}/bundles");
  }

  private static Client caller(String name) {
    return Optional.ofNullable(callers.get(name)).orElseThrow();
  }

  private static List<Route> routes() {
    return central.context.getBean(RouteTable.class).routes();
  }

  private static Client.Response call(Client client, Route route) {
    var path = route.path().replaceAll("\\{\\*[a-z]+}", "").replaceAll("\\{[a-z_]+}", "x");
    // Whoever passes the gate is then told that the path, the body or the form is wrong: nothing is
    // done.
    var stopped =
        client.with("Accept", "application/x-none").with("Content-Type", "application/json");
    return stopped.send(route.method().name(), path, Optional.of("[]"));
  }

  private static boolean isRefused(int status) {
    return status == 401 || status == 403;
  }

  private static boolean mayCall(String caller, Access access) {
    return switch (access) {
      case ANYONE, READ_OR_LOCAL -> true;
      case SESSION -> false; // Nobody here has one; LoginTest has.
      case PARTNER, PARTNER_READ, PARTNER_OPERATE, PARTNER_ADMIN ->
          false; // Nobody here is a partner's; TenancyMatrixTest has them.
      case ACCOUNT, READ, PLATFORM_READ -> Set.of("readonly", "operator", "admin").contains(caller);
      case OPERATE, PLATFORM_OPERATE -> Set.of("operator", "admin").contains(caller);
      case ADMIN -> caller.equals("admin");
      case CLIENT, CLIENT_ADMIN, CLIENT_OWNER -> false; // Nobody here is a client's.
    };
  }

  private static String hash(Client client) {
    return Sha256.hex(client.headers().getLast().substring("Bearer ".length()));
  }
}

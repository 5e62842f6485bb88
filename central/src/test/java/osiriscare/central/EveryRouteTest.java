package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.central.route.Answer;
import osiriscare.central.route.Route;
import osiriscare.central.route.RouteTable;
import tools.jackson.databind.JsonNode;

/// The conventions that hold for every route alike, tried on each row of the route table.
class EveryRouteTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String NOTHING = "0190b6f0-0000-7000-8000-000000000000";
  private static final String FOREIGN = "https://elsewhere.example";
  private static final int PAGES_MAX = 400;
  private static final int TELLING_LISTS_MIN = 6;

  private static RunningCentral central;
  private static Client admin;
  private static Client browser;
  private static Client boss;
  private static Map<String, String> variables;
  private static String somebody;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    for (var tenant : List.of("a", "b")) {
      central.sql(TenantSeed.of(tenant));
      central.sql(TenantSeed.flywheel(tenant));
      central.sql(TenantSeed.people(tenant));
      central.sql(TenantSeed.client(tenant));
      central.addUser("u-" + tenant, PASSWORD, "readonly");
    }
    central.addUser("somebody", PASSWORD, "admin");
    admin = central.admin();
    browser = central.browser("somebody", PASSWORD);
    central.sql(TenantSeed.bind(central.addUser("boss", PASSWORD, "admin"), "a"));
    boss = central.browser("boss", PASSWORD);
    variables = new TreeMap<>(TenantSeed.variables("a"));
    var fleet = admin.post("/api/fleet/orders", "{\"order_type\": \"force_checkin\"}");
    assertThat(fleet.status()).as(fleet.text()).isEqualTo(201);
    variables.put("fleet_order_id", fleet.json().path("fleet_order_id").asString());
    somebody = admin.get("/api/users?limit=1").json().path("items").get(0).path("id").asString();
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  static List<Route> routes() {
    return central.context.getBean(RouteTable.class).routes().stream()
        .filter(EveryRouteTest::isOurs)
        .toList();
  }

  static Stream<Route> routesWithABody() {
    return routes().stream().filter(route -> route.operation().request().isPresent());
  }

  static Stream<Route> lists() {
    return routes().stream()
        .filter(route -> route.method().name().equals("GET"))
        .filter(route -> route.operation().answer() instanceof Answer.PageOf<?>);
  }

  static Stream<Route> creating() {
    return routes().stream()
        .filter(route -> route.operation().answer() instanceof Answer.Created<?>);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void foreignOrigin_isNeverLetIn(Route route) {
    var foreign = clientFor(route).with("Origin", FOREIGN);
    var asked =
        foreign
            .with("Access-Control-Request-Method", route.method().name())
            .with("Access-Control-Request-Headers", "authorization, content-type")
            .send("OPTIONS", path(route), Optional.empty());
    assertThat(asked.status()).isEqualTo(405);
    assertThat(corsHeaders(asked)).isEmpty();
    if (route.method().name().equals("GET") && !isAStream(route)) {
      assertThat(corsHeaders(foreign.get(path(route)))).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void otherMethod_isAProblemThatSaysWhichThereAre(Route route) {
    for (var client : List.of(central.client(), clientFor(route))) {
      var response = client.send("PATCH", path(route), Optional.empty());
      problem(response, 405, "method_not_allowed");
      assertThat(List.of(response.header("Allow").split(", "))).contains(route.method().name());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void form_thatThereIsNot_isAProblem(Route route) {
    if (route.operation().answer() instanceof Answer.Nothing) {
      return; // It has no body, and so no form.
    }
    var response =
        clientFor(route)
            .with("Accept", "application/x-none")
            .with("Content-Type", "application/json")
            .send(route.method().name(), path(route), Optional.of("{}"));
    problem(response, 406, "not_acceptable");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routesWithABody")
  void body_thatIsNone_isAProblem(Route route) {
    var bodies = new TreeMap<String, Integer>();
    bodies.put("{\"name\": ", 400);
    bodies.put("[]", 400);
    bodies.put("", 400);
    bodies.put("{\"x\": \"" + "x".repeat(70_000) + "\"}", 413);
    bodies.forEach((body, status) -> {
      var response =
          clientFor(route)
              .with("Content-Type", "application/json")
              .send(route.method().name(), path(route), Optional.of(body));
      refused(response, status);
    });
    for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "a/b/c")) {
      refused(
          clientFor(route)
              .with("Content-Type", type)
              .send(route.method().name(), path(route), Optional.of("{}")),
          415);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void list_takesItsParametersAndNoOther(Route route) {
    var names = route.operation().query().stream().map(each -> each.name()).toList();
    var wrong = new ArrayList<>(List.of("nonsense=1"));
    if (names.contains("limit")) {
      assertThat(names).contains("cursor");
      wrong.addAll(List.of("limit=0", "limit=201", "limit=-1", "limit=ten", "limit=1.5"));
      wrong.addAll(List.of("cursor=nonsense", "cursor=AA", "cursor=%25"));
    } else {
      wrong.addAll(List.of("limit=1", "cursor=AA"));
    }
    if (!isSeeded(route)) {
      wrong.removeIf(query -> !query.startsWith("nonsense"));
    }
    for (var name : List.of("status", "kind", "site_id")) {
      if (names.contains(name)) {
        wrong.add(name + "=No%20Such");
      }
    }
    for (var query : wrong) {
      var response = clientFor(route).get(path(route) + "?" + query);
      problem(response, 400, "invalid_request");
      assertThat(response.json().path("errors").get(0).path("field").asString())
          .as(query)
          .isEqualTo(query.substring(0, query.indexOf('=')));
    }
  }

  @Test
  void list_walkedOneByOne_isTheListAtOnce() {
    var telling = new TreeSet<String>();
    lists()
        .filter(EveryRouteTest::isSeeded)
        .forEach(route -> {
          var whole = clientFor(route).get(path(route) + query(route, "limit=200"));
          assertThat(whole.status()).as(route.path() + " " + whole.text()).isEqualTo(200);
          assertThat(whole.json().path("next_cursor").isNull()).as(route.path()).isTrue();
          if (!hasLimit(route)) {
            return;
          }
          var items = items(whole);
          assertThat(walk(route)).as(route.path()).isEqualTo(items);
          if (items.size() > 1) {
            telling.add(route.path());
          }
        });
    assertThat(telling).hasSizeGreaterThanOrEqualTo(TELLING_LISTS_MIN);
  }

  private static List<JsonNode> walk(Route route) {
    var found = new ArrayList<JsonNode>();
    var cursor = "";
    for (int i = 0; i < PAGES_MAX; i++) {
      var page = clientFor(route).get(path(route) + query(route, "limit=1" + cursor));
      assertThat(items(page)).as(route.path()).hasSizeLessThanOrEqualTo(1);
      found.addAll(items(page));
      var next = page.json().path("next_cursor");
      if (next.isNull()) {
        return found;
      }
      cursor = "&cursor=" + next.asString();
    }
    throw new AssertionError(route.path() + " does not end");
  }

  /// What a POST that creates takes; one without a body here fails.
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("createToken", "{\"name\": \"n\", \"scopes\": [\"read\"]}"),
          Map.entry("inviteUser", "{\"email\": \"ida@example.com\", \"role\": \"operator\"}"),
          Map.entry("createSite", "{\"name\": \"Made once\", \"partner_slug\": \"partner-a\"}"),
          Map.entry(
              "registerAppliance",
              "{\"hostname\": \"b\", \"mac_address\": \"84:3A:5B:00:00:07\", \"public_key\": \"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a\", \"api_key_sha256\": \"%s\"}"
                  .formatted("7".repeat(64))),
          Map.entry(
              "createCredential",
              "{\"type\": \"ssh_password\", \"appliance_id\": \"practice-a-84:3A:5B:00:00:01\", \"name\": \"n\", \"host\": \"h\", \"username\": \"u\", \"password\": \"p\"}"),
          Map.entry("createOrder", "{\"order_type\": \"run_drift\"}"),
          Map.entry(
              "createPartner", "{\"slug\": \"once\", \"name\": \"O\", \"brand_name\": \"O\"}"),
          Map.entry("createProvision", "{\"client_name\": \"Main Street\"}"),
          Map.entry(
              "registerWatcher",
              "{\"host_id\": \"w\", \"api_key_sha256\": \"%s\", \"public_key\": \"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c\"}"
                  .formatted("8".repeat(64))),
          Map.entry("createFleetOrder", "{\"order_type\": \"run_drift\"}"),
          Map.entry("createOwnProvision", "{\"client_name\": \"High Street\"}"),
          Map.entry("createOwnProvisions", "{\"client_names\": [\"One\", \"Two\"]}"),
          Map.entry("createOwnKey", "{\"name\": \"n\", \"scopes\": [\"operate\"]}"),
          Map.entry("rotateOwnKey", "{\"grace_hours\": 1}"),
          Map.entry(
              "createNotificationChannel",
              "{\"name\": \"Once\", \"kind\": \"email\", \"to\": [\"a@example.com\"]}"),
          Map.entry("createOwnClient", "{\"name\": \"Low Street\"}"),
          Map.entry("inviteToOwnClient", "{\"email\": \"cleo@example.com\", \"role\": \"owner\"}"),
          Map.entry("inviteOwnUser", "{\"email\": \"iris@example.com\", \"role\": \"billing\"}"));

  @ParameterizedTest(name = "{0}")
  @MethodSource("creating")
  void repeatedPost_withItsKey_createsOnce(Route route) {
    var id = route.operation().id();
    assertThat(BODIES).containsKey(id);
    var body = BODIES.getOrDefault(id, "");
    var keyed = clientFor(route).with("Idempotency-Key", "once-" + id);
    var first = keyed.post(path(route), body);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    var again = keyed.post(path(route), body);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    problem(keyed.post(path(route), body.replaceFirst("\\{", "{ ")), 409, "idempotency_conflict");
    problem(
        clientFor(route).with("Idempotency-Key", "k".repeat(201)).post(path(route), body),
        400,
        "invalid_request");
  }

  /// Every other POST, and why it may be sent twice.
  private static final Map<String, List<String>> REPEATABLE =
      Map.of(
          "takes something that works once",
          List.of(
              "login",
              "handOverProvision",
              "loginWithPasskey",
              "completePasswordReset",
              "acceptInvite",
              "openClientSession",
              "acceptClientInvite",
              "acceptOwnership",
              "confirmTotp",
              "addPasskey"),
          "the newest alone counts",
          List.of(
              "beginPasskeyLogin",
              "askPasswordReset",
              "beginTotp",
              "renewRecoveryCodes",
              "beginPasskey",
              "resendInvite",
              "resendOwnInvite",
              "askClientLink",
              "inviteToClient",
              "rotateMasterKey"),
          "a state that is the same the second time, or a conflict",
          List.of(
              "logout",
              "logOutClient",
              "changePassword",
              "removeTotp",
              "removePasskey",
              "revokeWatcher",
              "resetStop",
              "pauseFleetOrder",
              "resumeFleetOrder",
              "cancelFleetOrder",
              "approvePlan",
              "rejectPlan",
              "approvePattern",
              "rejectPattern",
              "demoteRule",
              "acknowledgeTicket",
              "assignTicket",
              "resolveTicket",
              "retryDelivery",
              "retryNotificationDelivery",
              "resolveIncident"),
          "reports what is reported already, or a tool that waits between two uses",
          List.of("chat", "mcp"),
          "says that it is a test",
          List.of("testNotificationChannel"),
          "changes nothing",
          List.of("tryState", "lookAtClientInvite", "lookAtPolicySource"));

  @Test
  void everyPost_createsWithAKey_orMayBeSentTwice() {
    var judged =
        Stream.concat(
                REPEATABLE.values().stream().flatMap(Collection::stream),
                creating().map(route -> route.operation().id()))
            .collect(Collectors.toCollection(TreeSet::new));
    var posts =
        routes().stream()
            .filter(route -> route.method().name().equals("POST"))
            .map(route -> route.operation().id())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(judged).isEqualTo(posts);
  }

  private static boolean isOurs(Route route) {
    return !(route.operation().answer() instanceof Answer.Refused)
        && !route.path().startsWith("/{*");
  }

  private static boolean isAStream(Route route) {
    return route.operation().id().equals("events");
  }

  private static boolean hasLimit(Route route) {
    return route.operation().query().stream().anyMatch(each -> each.name().equals("limit"));
  }

  private static String query(Route route, String query) {
    var kind = route.operation().id().equals("listSwitchHistory") ? "kind=check&name=x" : "";
    return "?" + (hasLimit(route) ? query : kind);
  }

  private static List<JsonNode> items(Client.Response response) {
    return response.json().path("items").valueStream().toList();
  }

  private static Client clientFor(Route route) {
    return switch (route.access()) {
      case ANYONE -> central.client();
      case SESSION -> browser;
      case PARTNER, PARTNER_READ, PARTNER_OPERATE, PARTNER_ADMIN -> boss;
      case CLIENT, CLIENT_ADMIN, CLIENT_OWNER -> TenantSeed.person(central.client(), "a", "owner");
      case READ_OR_LOCAL, ACCOUNT, READ, OPERATE, PLATFORM_READ, PLATFORM_OPERATE, ADMIN -> admin;
    };
  }

  /// Whether what the path names is there.
  private static boolean isSeeded(Route route) {
    return !path(route).contains(NOTHING);
  }

  private static String path(Route route) {
    var path = route.path().replace("/api/users/{id}", "/api/users/" + somebody);
    for (var variable : variables.entrySet()) {
      path = path.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return path.replaceAll("\\{[a-z_]+}", NOTHING);
  }

  private static List<String> corsHeaders(Client.Response response) {
    return response.headers().map().keySet().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"))
        .toList();
  }

  private static void problem(Client.Response response, int status, String code) {
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    assertThat(response.header("Content-Type")).startsWith("application/problem+json");
    assertThat(response.code()).isEqualTo(code);
    assertThat(response.json().path("status").asInt()).isEqualTo(status);
  }

  /// Whoever names something that is not there may be told that first.
  private static void refused(Client.Response response, int status) {
    assertThat(response.status()).as(response.text()).isIn(status, 404);
    assertThat(response.header("Content-Type")).startsWith("application/problem+json");
  }
}

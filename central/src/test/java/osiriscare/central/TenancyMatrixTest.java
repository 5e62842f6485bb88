package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.central.AccessMatrix.Caller;
import osiriscare.central.AccessMatrix.Reach;
import osiriscare.central.AccessMatrix.Row;
import osiriscare.central.route.Answer;
import osiriscare.central.route.RouteTable;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;

/// Every route as every role of the platform, of the own and of another partner, as nobody, and
/// with the key of a machine, against one table.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TenancyMatrixTest {
  private static final String PASSWORD = "correct horse battery";
  private static final List<String> TENANTS = List.of("a", "b");

  private static RunningCentral central;
  private static final Map<Caller, Client> CALLERS = new LinkedHashMap<>();
  private static final List<Client> STRANGERS = new ArrayList<>();
  private static final Map<String, String> VARIABLES = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    for (var tenant : TENANTS) {
      central.sql(TenantSeed.of(tenant));
      central.sql(TenantSeed.flywheel(tenant));
      central.sql(TenantSeed.people(tenant));
      central.sql(TenantSeed.client(tenant));
    }
    addCaller("admin", Optional.empty());
    for (var role : List.of("operator", "readonly")) {
      addCaller(role, Optional.empty());
    }
    for (var role : List.of("admin", "operator", "readonly", "billing")) {
      TENANTS.forEach(tenant -> addCaller(role, Optional.of(tenant)));
    }
    STRANGERS.add(central.client());
    STRANGERS.add(central.client().bearer(TenantSeed.MACHINE_KEY));
    STRANGERS.add(suspended());
    VARIABLES.putAll(TenantSeed.variables("a"));
    var credential =
        central
            .admin()
            .post(
                "/api/sites/practice-a/credentials",
                "{\"type\": \"winrm\", \"name\": \"x\", \"host\": \"h\", \"username\": \"u\", \"password\": \"p\"}");
    assertThat(credential.status()).as(credential.text()).isEqualTo(201);
    VARIABLES.put("credential_id", credential.json().path("credential_id").asString());
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  static List<Row> rows() {
    return AccessMatrix.rows();
  }

  @Test
  @Order(1)
  void table_hasARowForEveryRouteAndOperation_andNoOther() throws IOException {
    var routes = new TreeSet<String>();
    for (var route : central.context.getBean(RouteTable.class).routes()) {
      if (!(route.operation().answer() instanceof Answer.Refused)
          && !route.path().startsWith("/{*")) {
        routes.add(route.method() + " " + route.path());
      }
    }
    var operations = new TreeSet<String>();
    var document = Files.readString(Path.of("../docs/openapi/central.json"));
    for (var path : Json.parse(document, "document").path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        operations.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
      }
    }
    var table = new TreeSet<String>();
    rows().forEach(row -> table.add(row.route()));
    assertThat(table).isEqualTo(routes).isEqualTo(operations);
  }

  /// Refusals first: what is let in changes things.
  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @Order(2)
  void strangers_areLetInNowhereButWhereAnyoneIs(Row row) {
    for (var stranger : STRANGERS) {
      var response = call(stranger, row);
      if (row.reach() == Reach.OPEN) {
        assertThat(response.status()).as(row.toString()).isNotIn(401, 403);
      } else {
        assertThat(response.status()).as(row.toString()).isEqualTo(401);
        assertThat(response.code()).isEqualTo("unauthenticated");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @Order(3)
  void everyCaller_isRefusedAsTheTableSays(Row row) {
    CALLERS.forEach((caller, client) -> {
      var as = row + " as " + caller;
      switch (AccessMatrix.verdict(row, caller)) {
        case FORBIDDEN -> {
          var response = call(client, row);
          assertThat(response.status()).as(as).isEqualTo(403);
          assertThat(response.code()).as(as).isEqualTo("forbidden");
        }
        case HIDDEN -> {
          var response = call(client, row);
          assertThat(response.status()).as(as + " " + response.text()).isIn(400, 404);
          assertThat(response.text()).as(as).doesNotContain("Clinic of a");
          assertSameAsForNothing(client, row, response);
        }
        case ALLOWED -> {}
      }
    });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @Order(4)
  void everyCaller_isLetInAsTheTableSays_andSeesItsOwnOnly(Row row) {
    CALLERS.forEach((caller, client) -> {
      if (AccessMatrix.verdict(row, caller) != AccessMatrix.Verdict.ALLOWED) {
        return;
      }
      var as = row + " as " + caller;
      var response = call(client, row);
      switch (row.reach()) {
        case READ, OPERATE -> assertThat(response.status()).as(as).isIn(200, 201, 409);
        case ONCE -> assertThat(response.status()).as(as).isIn(204, 404);
        case LIST -> assertThat(response.status()).as(as).isEqualTo(200);
        case OPEN,
            SESSION,
            ME,
            ACCOUNT,
            PARTNER,
            PARTNER_READ,
            PARTNER_OPERATE,
            PARTNER_ADMIN,
            STAFF_READ,
            STAFF_OPERATE,
            ADMIN,
            CLIENT,
            CLIENT_ADMIN,
            CLIENT_OWNER ->
            assertThat(response.status()).as(as).isNotIn(401, 403);
      }
      for (var tenant : TENANTS) {
        if (!caller.sees(tenant)) {
          assertThat(response.text()).as(as).doesNotContain("practice-" + tenant);
        } else if (row.template().equals("/api/sites") && row.reach() == Reach.LIST) {
          assertThat(response.text()).as(as).contains("practice-" + tenant);
        }
      }
    });
  }

  /// People of clients are nobody to every other door, and see nothing of another client's.
  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @Order(5)
  void everybodyOfAClient_isLetInAtItsOwnDoorsOnly(Row row) {
    for (var tenant : TENANTS) {
      for (var role : TenantSeed.CLIENT_ROLES) {
        var as = row + " as " + role + " of the client of " + tenant;
        var person = TenantSeed.person(central.client(), tenant, role);
        var response = call(person, row);
        if (AccessMatrix.mayClientCall(row, role)) {
          assertThat(response.status()).as(as + " " + response.text()).isNotIn(401, 403);
        } else if (row.reach().name().startsWith("CLIENT")) {
          assertThat(response.code()).as(as).isIn("forbidden", "not_found");
        } else {
          assertThat(response.code()).as(as).isEqualTo("unauthenticated");
        }
        if (tenant.equals("b")) {
          // A refusal may name what was asked for; nothing else tells of it.
          var told = response.text().replace("There is no site practice-a", "");
          assertThat(told).as(as).doesNotContain("practice-a", "Clinic of a");
        }
        if (tenant.equals("b") && row.reach() != Reach.OPEN && row.template().contains("{")) {
          assertThat(response.status()).as(as + " " + response.text()).isIn(400, 401, 403, 404);
        }
      }
    }
  }

  /// Nobody learns from an answer that another tenant's thing exists.
  private static void assertSameAsForNothing(Client client, Row row, Client.Response refused) {
    var none = TenantSeed.variables("c");
    assertThat(anonymised(refused.text(), VARIABLES))
        .as(row.toString())
        .isEqualTo(anonymised(call(client, row, none).text(), none));
  }

  private static String anonymised(String text, Map<String, String> variables) {
    var anonymous = text;
    for (var value : variables.values()) {
      anonymous = anonymous.replace(value, "…");
    }
    return anonymous.replace("practice-a", "…");
  }

  private static Client.Response call(Client client, Row row) {
    return call(client, row, VARIABLES);
  }

  private static Client.Response call(Client client, Row row, Map<String, String> variables) {
    var path = row.template() + row.query();
    for (var variable : variables.entrySet()) {
      path = path.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    path = path.replaceAll("\\{[a-z_]+}", "none");
    var body =
        row.body()
            .orElse("")
            .replace("{hex}", Sha256.hex(UUID.randomUUID().toString()))
            .replace("{ed25519}", SigningKey.generate(new SecureRandom()).verifyingKey().hex());
    // An event stream would never end: whoever passes the gate is told that there is no such form.
    var asked =
        row.template().equals("/api/events") ? client.with("Accept", "application/x-none") : client;
    return asked
        .with("X-Forwarded-For", "203.0.113.9") // Metrics are open to this machine itself.
        .with("Content-Type", "application/json")
        .send(row.method(), path, Optional.of(body));
  }

  private static void addCaller(String role, Optional<String> partner) {
    var name = "the-" + role + partner.map(p -> "-of-" + p).orElse("");
    var id = central.addUser(name, PASSWORD, "readonly");
    partner.ifPresent(p -> central.sql(TenantSeed.bind(id, p)));
    central.sql("UPDATE admin_user SET role = '%s' WHERE user_id = '%s'".formatted(role, id));
    var token = "osk_" + name + "-0123456789";
    central.sql(
        "INSERT INTO api_token (token_id, token_sha256, user_id, name) VALUES (gen_random_uuid(), '%s', '%s', 't')"
            .formatted(Sha256.hex(token), id));
    CALLERS.put(new Caller(role, partner, false), central.client().bearer(token));
    CALLERS.put(new Caller(role, partner, true), central.browser(name, PASSWORD));
  }

  private static Client suspended() {
    central.sql(TenantSeed.of("s"));
    var id = central.addUser("the-suspended", PASSWORD, "operator");
    central.sql(TenantSeed.bind(id, "s"));
    var browser = central.browser("the-suspended", PASSWORD);
    central.sql("UPDATE partner SET status = 'suspended' WHERE slug = 'partner-s'");
    assertThat(central.login("the-suspended", PASSWORD).code()).isEqualTo("invalid_credentials");
    return browser;
  }
}

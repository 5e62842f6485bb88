package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of roles of the platform's specification, row by row: each role in a browser of its
/// own, what it may and what it may not.
class RolesTest {
  private static final String PASSWORD = "correct horse battery";
  private static final List<String> ROLES = List.of("admin", "operator", "readonly");

  /// Columns of the table, each with the requests that stand for it.
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "Dashboard",
          List.of(
              "GET /api/sites",
              "GET /api/sites/clinic",
              "GET /api/incidents",
              "GET /api/checks",
              "GET /api/rules",
              "GET /api/runbooks",
              "GET /api/sites/clinic/orders",
              "GET /api/sites/clinic/watchers",
              "GET /api/evidence/sites/clinic/bundles",
              "GET /api/users/me"),
          "Execute Actions",
          List.of(
              "POST /api/sites {}",
              "POST /api/sites/clinic/appliances {}",
              "POST /api/sites/clinic/appliances/x/orders {}",
              "POST /api/sites/clinic/watchers {}",
              "PUT /api/sites/clinic/switches {}"),
          "Manage Users",
          List.of(
              "GET /api/users",
              "POST /api/users/invite {}",
              "GET /api/users/invites",
              "PUT /api/users/00000000-0000-0000-0000-000000000000 {}",
              "POST /api/users/invite/00000000-0000-0000-0000-000000000000/resend {}",
              "DELETE /api/users/invite/00000000-0000-0000-0000-000000000000",
              "GET /api/users/00000000-0000-0000-0000-000000000000/sessions",
              "GET /api/users/00000000-0000-0000-0000-000000000000/tokens"),
          "Audit Logs",
          List.of("GET /api/auth/audit-logs"));

  private static final Map<String, List<String>> ALLOWED =
      Map.of(
          "admin", List.of("Dashboard", "Execute Actions", "Manage Users", "Audit Logs"),
          "operator", List.of("Dashboard", "Execute Actions"),
          "readonly", List.of("Dashboard"));

  private static RunningCentral central;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    for (var role : ROLES) {
      central.addUser("the-" + role, PASSWORD, role);
    }
    central.sql(
        """
        INSERT INTO partner (partner_id, slug, name, brand_name) VALUES (gen_random_uuid(), 'msp', 'M', 'M');
        INSERT INTO site (site_id, partner_id, name) SELECT 'clinic', partner_id, 'Clinic' FROM partner
        """);
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  static Stream<Arguments> cells() {
    return ROLES.stream()
        .flatMap(
            role -> COLUMNS.keySet().stream().sorted().map(column -> Arguments.of(role, column)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cells")
  void role_isLetInOrRefused_asTheTableSays(String role, String column) {
    var browser = central.browser("the-" + role, PASSWORD);
    var columns = Optional.ofNullable(ALLOWED.get(role)).orElseThrow();
    for (var request : Optional.ofNullable(COLUMNS.get(column)).orElseThrow()) {
      var parts = request.split(" ", -1);
      var response =
          switch (parts[0]) {
            case "POST" -> browser.post(parts[1], parts[2]);
            case "PUT" -> browser.put(parts[1], parts[2]);
            default -> browser.send(parts[0], parts[1], Optional.empty());
          };
      if (columns.contains(column)) {
        // Past the gate, the wrong body or the missing resource is what is complained of.
        assertThat(response.status()).as(request).isIn(200, 400, 404);
      } else {
        assertThat(response.status()).as(request).isEqualTo(403);
        assertThat(response.code()).as(request).isEqualTo("forbidden");
      }
      assertThat(
              central
                  .client()
                  .with("Content-Type", "application/json")
                  .send(parts[0], parts[1], Optional.of("{}"))
                  .status())
          .as("anonymous " + request)
          .isEqualTo(401);
    }
  }
}

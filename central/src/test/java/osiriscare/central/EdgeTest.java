package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.BuildInfo;

/// What stands before the routes: problems, headers and the UI's files.
class EdgeTest {
  private static RunningCentral central;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @Test
  void everyResponse_namesRequestAndBuild_andCarriesTheSecurityHeaders() {
    for (var path : new String[] {"/", "/health", "/api/nothing", "/api/sites"}) {
      var response = central.client().with("Accept", "*/*").get(path);
      assertThat(response.header("X-Request-Id")).isNotEmpty();
      assertThat(response.header("X-Build-Id")).isEqualTo(BuildInfo.current().id());
      assertThat(response.header("Content-Security-Policy"))
          .contains("default-src 'self'", "frame-ancestors 'none'");
      assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(response.header("X-Frame-Options")).isEqualTo("DENY");
    }
    assertThat(central.client().with("X-Request-Id", "abc-1").get("/health").header("X-Request-Id"))
        .isEqualTo("abc-1");
    assertThat(central.client().with("X-Request-Id", "a b").get("/health").header("X-Request-Id"))
        .isNotEqualTo("a b");
  }

  @Test
  void health_namesTheBuild() {
    var health = central.client().get("/health").json();
    assertThat(health.path("status").asString()).isEqualTo("ok");
    assertThat(health.path("build_id").asString()).isEqualTo(BuildInfo.current().id());
    assertThat(health.path("database").asString()).isEqualTo("ok");
  }

  @Test
  void wrongMethod_saysWhichThereAre() {
    var response = central.admin().send("DELETE", "/api/sites", Optional.empty());
    problem(response, 405, "method_not_allowed");
    assertThat(response.header("Allow")).isEqualTo("GET, POST");
    problem(central.client().get("/api/auth/login"), 405, "method_not_allowed");
  }

  @Test
  void wrongForms_areProblems() {
    problem(central.admin().with("Accept", "image/png").get("/api/sites"), 406, "not_acceptable");
    problem(
        central
            .admin()
            .with("Content-Type", "text/plain")
            .send("POST", "/api/sites", Optional.of("{}")),
        415,
        "unsupported_media_type");
    problem(
        central.admin().post("/api/sites", "{\"name\": \"" + "x".repeat(70_000) + "\"}"),
        413,
        "payload_too_large");
    problem(central.admin().post("/api/sites", "{\"name\": "), 400, "invalid_request");
    problem(central.admin().post("/api/sites", "[]"), 400, "invalid_request");
    problem(central.admin().get("/api/sites/UPPER"), 404, "not_found");
    problem(central.admin().get("/api/evidence/not-a-uuid/verify"), 404, "not_found");
    problem(central.admin().get("/api/incidents?status=odd"), 400, "invalid_request");
    problem(central.admin().get("/api/sites/a%2fb"), 400, "invalid_request");
  }

  /// Found by a property-based tester; each was a 500 once.
  @Test
  void oddQueries_areProblemsToo() {
    for (var query :
        new String[] {
          "/api/sites?=true",
          "/api/users?cursor=AA",
          "/api/users?limit=%00",
          "/api/auth/audit-logs?actor=%00",
          "/api/auth/audit-logs?action=a%00b"
        }) {
      problem(central.admin().get(query), 400, "invalid_request");
    }
  }

  @Test
  void tornRequestLine_isAProblemToo() throws IOException {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), CentralMain.port(central.context))) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "GET /{bad} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "\"code\"")
          .doesNotContain("<html", "Tomcat");
    }
  }

  /// Ten seconds for the body, and ten more for what of it is thrown away.
  @Test
  void bodyThatDoesNotCome_isNotWaitedFor() throws IOException {
    var head =
        "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100\r\nConnection: close\r\n\r\n{\"username\": ";
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), CentralMain.port(central.context))) {
      socket.setSoTimeout(40_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }
  }

  @Test
  void ui_isItsPageForItsAddresses_andItsFilesElsewhere() {
    var browser = central.client().with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    for (var path : new String[] {"/", "/login", "/sites/partner-clinic-abc123", "/incidents"}) {
      var page = browser.get(path);
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(page.header("Content-Type")).startsWith("text/html");
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }
    var asset = central.client().get("/assets/index-0123abcd.js");
    assertThat(asset.header("Cache-Control")).contains("immutable");
    assertThat(asset.header("Content-Type")).contains("javascript");
    assertThat(central.client().get("/favicon.svg").header("Content-Type"))
        .startsWith("image/svg+xml");
    problem(browser.get("/assets/gone.js"), 404, "not_found");
    problem(browser.get("/api/nothing"), 404, "not_found");
    problem(central.client().get("/login"), 404, "not_found");
    problem(browser.get("/..%5cadmin-password"), 400, "invalid_request");
    assertThat(browser.get("/%2e%2e/admin-password").text())
        .doesNotContain(central.file("admin-password"));
  }

  @Test
  void head_isGetWithoutABody() {
    var response = central.client().send("HEAD", "/health", Optional.empty());
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEmpty();
  }

  private static void problem(Client.Response response, int status, String code) {
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    assertThat(response.header("Content-Type")).startsWith("application/problem+json");
    assertThat(response.code()).isEqualTo(code);
    assertThat(response.json().path("status").asInt()).isEqualTo(status);
    assertThat(response.text()).doesNotContain("Exception", "osiriscare.");
  }
}

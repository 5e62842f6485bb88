package osiriscare.daemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpDoorTest {
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpDoor door;

  @BeforeAll
  void open() {
    door = HttpDoor.open("127.0.0.1", 0, endpoints(), metrics);
  }

  @AfterAll
  void close() {
    http.close();
    door.close();
  }

  private static List<Endpoint> endpoints() {
    return List.of(
        endpoint(
            "POST",
            "/sums",
            exchange -> {
              var body = exchange.body();
              long sum = body.integer("a", 0, 100) + body.integer("b", 0, 100);
              return Answer.ok(Json.object().put("sum", sum));
            }),
        endpoint(
            "GET",
            "/sums/{id}",
            exchange -> {
              int times = exchange.queryInteger("times", 1, 1, 9);
              return Answer.ok(Json.object().put("id", exchange.path("id").repeat(times)));
            }),
        endpoint("GET", "/nothing", _ -> Answer.nothing()),
        endpoint(
            "GET",
            "/gone",
            _ -> {
              throw new ProblemException(ProblemCode.CODE_EXPIRED);
            }),
        endpoint(
            "GET",
            "/bug",
            _ -> {
              throw new IllegalStateException("internal detail");
            }));
  }

  private static Endpoint endpoint(String method, String template, Endpoint.Handler handler) {
    return new Endpoint(
        method,
        template,
        "For the test.",
        "",
        List.of("a:integer!"),
        List.of("sum:integer!"),
        handler);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    var request = request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    var problem = Json.object(response.body(), "problem");
    assertThat(problem.text("code")).isEqualTo(code);
    assertThat(problem.integer("status", 400, 599)).isEqualTo(status);
    assertThat(problem.text("title")).isNotEmpty();
    assertThat(problem.text("type")).isNotEmpty();
    assertThat(response.body()).doesNotContain("Exception", "osiriscare.", "at java");
  }

  @Test
  void answer_ofAnEndpoint_namesRequestAndBuild() throws Exception {
    var response = post("/sums", "application/json; charset=utf-8", "{\"a\":1,\"b\":2}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"sum\":3}");
    assertThat(response.headers().firstValue("X-Build-Id")).hasValue(BuildInfo.current().id());
    assertThat(response.headers().firstValue("X-Request-Id").orElse("")).isNotEmpty();
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void requestId_given_isKeptUnlessItCouldForgeALog() throws Exception {
    var kept =
        http.send(
            request("/nothing").header("X-Request-Id", "abc-1").build(), BodyHandlers.ofString());
    assertThat(kept.statusCode()).isEqualTo(204);
    assertThat(kept.headers().firstValue("X-Request-Id")).hasValue("abc-1");
    var odd =
        http.send(
            request("/nothing").header("X-Request-Id", "a b\tc").build(), BodyHandlers.ofString());
    assertThat(odd.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f-]{36}");
  }

  @Test
  void pathAndQuery_areReadByName() throws Exception {
    assertThat(get("/sums/a%20b?times=2").body()).isEqualTo("{\"id\":\"a ba b\"}");
    assertProblem(get("/sums/x?times=10"), 400, "invalid_request");
    assertProblem(get("/sums/x?times=two"), 400, "invalid_request");
  }

  @Test
  void unknownPathAndMethod_are404And405() throws Exception {
    assertProblem(get("/"), 404, "not_found");
    assertProblem(get("/sums/a/b"), 404, "not_found");
    assertProblem(get("/sums"), 405, "method_not_allowed");
    assertThat(get("/sums").headers().firstValue("Allow")).hasValue("POST");
    var deletion = http.send(request("/nothing").DELETE().build(), BodyHandlers.ofString());
    assertProblem(deletion, 405, "method_not_allowed");
  }

  @Test
  void badBody_namesTheField() throws Exception {
    var response = post("/sums", "application/json", "{\"a\":1}");
    assertProblem(response, 400, "invalid_request");
    assertThat(response.body()).contains("\"field\":\"b\"");
    for (var body :
        List.of("", "{", "[]", "null", "{\"a\":1,\"a\":2,\"b\":1}", "{\"a\":1,\"b\":\"x\"}")) {
      assertProblem(post("/sums", "application/json", body), 400, "invalid_request");
    }
    assertProblem(post("/sums", "text/plain", "{}"), 415, "unsupported_media_type");
  }

  @Test
  void oversizedBody_is413_andTheConnectionStaysUsable() throws Exception {
    var big = "{\"a\":\"" + "x".repeat(HttpDoor.BODY_BYTES_MAX) + "\"}";
    assertProblem(post("/sums", "application/json", big), 413, "payload_too_large");
    var chunked =
        request("/sums")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(big.getBytes(StandardCharsets.UTF_8))));
    assertProblem(http.send(chunked.build(), BodyHandlers.ofString()), 413, "payload_too_large");
    assertThat(post("/sums", "application/json", "{\"a\":1,\"b\":1}").statusCode()).isEqualTo(200);
  }

  @Test
  void problemsAndBugs_haveACodeAndNoStackTrace() throws Exception {
    assertProblem(get("/gone"), 410, "code_expired");
    var bug = get("/bug");
    assertProblem(bug, 500, "internal");
    assertThat(bug.body())
        .contains(bug.headers().firstValue("X-Request-Id").orElseThrow())
        .doesNotContain("internal detail");
  }

  @Test
  void bytesThatAreNoHttp_getAProblemAndNoStackTrace() throws Exception {
    for (var garbage :
        List.of(
            "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "\u0000\u0001\r\n\r\n")) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(garbage.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        socket.shutdownOutput();
        var reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reply)
            .startsWith("HTTP/1.1 400")
            .containsIgnoringCase("Content-Type: application/problem+json")
            .contains("\"code\":\"invalid_request\"")
            .doesNotContain("Exception", "io.helidon", "zz");
      }
    }
  }

  @Test
  void metrics_countByTemplateNotByPath() throws Exception {
    get("/sums/one");
    get("/sums/two");
    assertThat(metrics.scrape())
        .contains("osiris_http_requests_seconds_count{route=\"/sums/{id}\",status=\"200\"}")
        .doesNotContain("/sums/one");
  }

  @Test
  void openApi_listsEveryEndpointWithItsParametersAndFields() {
    var document = OpenApi.of("Test", endpoints());
    assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
    assertThat(document.path("paths").propertyNames())
        .containsExactlyInAnyOrder("/sums", "/sums/{id}", "/nothing", "/gone", "/bug");
    var get = document.path("paths").path("/sums/{id}").path("get");
    assertThat(get.path("parameters").path(0).path("name").asString()).isEqualTo("id");
    var schema = document.at("/paths/~1sums/post/requestBody/content/application~1json/schema");
    assertThat(schema.path("required").path(0).asString()).isEqualTo("a");
  }
}

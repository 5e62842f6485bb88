package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson3.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The door for language models, as the SDK's own client drives it, and the protocol's rules as a
/// client sees them that keeps to none.
class McpTest {
  private static final List<String> ACTING =
      List.of("restart_service", "clear_cache", "rotate_logs", "delete_tmp", "renew_cert");
  private static final List<String> LOOKING =
      List.of("list_sites", "explain_incident", "show_evidence", "verify_bundle");

  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    for (var tenant : List.of("a", "b")) {
      central.sql(TenantSeed.of(tenant));
    }
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  /// A token of an account with a role, of a partner or of the platform.
  private static String token(String role, String tenant, String scope) {
    var user = UUID.randomUUID().toString();
    var token = "osk_test-" + user;
    central.sql(
        """
        INSERT INTO admin_user (user_id, username, role, password_hash) VALUES ('%1$s', 'u-%1$s', '%2$s', 'none');
        INSERT INTO api_token (token_id, token_sha256, user_id, name, scopes)
        VALUES (gen_random_uuid(), encode(sha256('%3$s'), 'hex'), '%1$s', 'test', '{%4$s}')
        """
            .formatted(user, role, token, scope));
    if (!tenant.isEmpty()) {
      central.sql(TenantSeed.bind(user, tenant));
    }
    return token;
  }

  private static McpSyncClient client(String token) {
    var transport =
        HttpClientStreamableHttpTransport.builder(central.client().server().toString())
            .endpoint("/mcp")
            .jsonMapper(new JacksonMcpJsonMapper(JsonMapper.builder().build()))
            .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
            .build();
    var client =
        McpClient.sync(transport)
            .jsonSchemaValidator(new DefaultJsonSchemaValidator())
            .requestTimeout(Duration.ofSeconds(20))
            .build();
    client.initialize();
    return client;
  }

  private static CallToolResult use(McpSyncClient client, String tool, Map<String, Object> given) {
    return client.callTool(CallToolRequest.builder(tool).arguments(given).build());
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().getFirst()).text();
  }

  private static int orders(String site) {
    return admin.get("/api/sites/" + site + "/orders").json().path("items").size();
  }

  @Test
  void client_seesTheToolsItMayUse_andUsesThem() {
    var site = WatchedSite.in(central, new SiteId("mcp-use"));
    try (var client = client(token("operator", "", "operate"))) {
      assertThat(client.getServerInfo().name()).isEqualTo("osiris-central");
      var tools = client.listTools().tools();
      assertThat(tools)
          .extracting(McpSchema.Tool::name)
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(ACTING.stream(), LOOKING.stream()).toList());
      assertThat(tools)
          .allSatisfy(tool ->
              assertThat(tool.annotations().readOnlyHint())
                  .isEqualTo(LOOKING.contains(tool.name())));

      var given =
          Map.<String, Object>of("site_id", "mcp-use", "hostname", "box", "unit", "nginx.service");
      var dry = new HashMap<>(given);
      dry.put("dry_run", true);
      assertThat(json(use(client, "restart_service", dry)).path("status").asString())
          .isEqualTo("dry_run");
      assertThat(orders("mcp-use")).isZero();
      var done = json(use(client, "restart_service", given));
      assertThat(done.path("status").asString()).isEqualTo("order_created");
      var order = admin.get("/api/sites/mcp-use/orders").json().path("items").get(0);
      assertThat(order.path("order_id")).isEqualTo(done.path("order_id"));
      assertThat(order.path("parameters").path("origin").asString()).isEqualTo("mcp");

      var soon = use(client, "restart_service", given);
      assertThat(soon.isError()).isTrue();
      assertThat(text(soon)).startsWith("cooldown");
      assertThat(orders("mcp-use")).isEqualTo(1);

      var incident = site.report("odd_thing", "{\"platform\": \"linux\"}");
      var explained = json(use(client, "explain_incident", Map.of("incident_id", incident)));
      assertThat(explained.path("incident").path("incident_type").asString())
          .isEqualTo("odd_thing");
      var bundle = TenantSeed.id("a", "bundle");
      assertThat(
              json(use(client, "show_evidence", Map.of("bundle_id", bundle)))
                  .path("signed_payload")
                  .asString())
          .isEqualTo("{}");
      // The seed's signature is none.
      assertThat(text(use(client, "verify_bundle", Map.of("bundle_id", bundle))))
          .contains("\"signature_valid\":false");
    }
    assertThat(
            central.text(
                "SELECT count(*) FROM audit_log WHERE action IN ('tool.call', 'tool.look') AND actor LIKE 'u-%'"))
        .isNotEqualTo("0");
  }

  private static JsonNode json(CallToolResult result) {
    assertThat(result.isError()).as(text(result)).isNotEqualTo(true);
    return Json.parse(text(result), "result");
  }

  @Test
  void whatATokenMayNot_isNotShown_andNotDone() {
    var rotate = Map.<String, Object>of("site_id", "practice-a", "hostname", "box");
    try (var client = client(token("readonly", "", "read"))) {
      assertThat(client.listTools().tools())
          .extracting(McpSchema.Tool::name)
          .containsExactlyInAnyOrderElementsOf(LOOKING);
      assertThat(text(use(client, "rotate_logs", rotate))).startsWith("forbidden");
    }
    try (var client = client(token("operator", "", "mcp:read"))) {
      assertThat(text(use(client, "rotate_logs", rotate))).startsWith("forbidden");
    }
    // A token for one tool opens that one, and no route but this.
    var one = token("operator", "", "mcp.rotate_logs:operate");
    try (var client = client(one)) {
      assertThat(client.listTools().tools())
          .extracting(McpSchema.Tool::name)
          .containsExactly("rotate_logs");
      assertThat(text(use(client, "list_sites", Map.of()))).startsWith("forbidden");
      assertThat(text(use(client, "renew_cert", rotate))).startsWith("forbidden");
      assertThat(use(client, "rotate_logs", rotate).isError()).isNotEqualTo(true);
    }
    assertThat(central.client().bearer(one).get("/api/sites").status()).isEqualTo(403);
    assertThat(orders("practice-a")).isEqualTo(1);
    // A token for another area does not come in at all.
    assertThat(post(token("operator", "", "evidence:read"), "", "{}").status()).isEqualTo(403);
    assertThat(central.client().post("/mcp", "{}").status()).isEqualTo(401);
  }

  @Test
  void tenants_seeAndReachTheirOwnOnly() {
    try (var client = client(token("operator", "b", "operate"))) {
      var sites = text(use(client, "list_sites", Map.of()));
      assertThat(sites).contains("practice-b").doesNotContain("practice-a");
      for (var tool : List.of("show_evidence", "verify_bundle")) {
        var foreign = use(client, tool, Map.of("bundle_id", TenantSeed.id("a", "bundle")));
        assertThat(text(foreign)).startsWith("not_found");
      }
      var incident = Map.<String, Object>of("incident_id", TenantSeed.id("a", "incident"));
      assertThat(text(use(client, "explain_incident", incident))).startsWith("not_found");
      int before = orders("practice-a");
      var act = use(client, "renew_cert", Map.of("site_id", "practice-a", "hostname", "box"));
      assertThat(text(act)).startsWith("not_found");
      assertThat(orders("practice-a")).isEqualTo(before);
    }
  }

  @Test
  void argumentsOutsideTheSchema_reachNothing() {
    WatchedSite.in(central, new SiteId("mcp-args"));
    try (var client = client(token("operator", "", "operate"))) {
      var good = Map.<String, Object>of("site_id", "mcp-args", "hostname", "box");
      for (var bad :
          List.of(
              Map.<String, Object>of("site_id", "mcp-args"),
              with(good, "force", true),
              with(good, "dry_run", "yes"),
              with(good, "unit", "a; reboot"))) {
        for (var tool : List.of("restart_service", "rotate_logs")) {
          boolean isRefused;
          try {
            isRefused = Boolean.TRUE.equals(use(client, tool, bad).isError());
          } catch (McpError e) {
            isRefused = e.getJsonRpcError().code() == -32602;
          }
          assertThat(isRefused).as(tool + " " + bad).isTrue();
        }
      }
      assertThatThrownBy(() -> use(client, "rm_rf", good)).isInstanceOf(McpError.class);
    }
    assertThat(orders("mcp-args")).isZero();
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    var more = new HashMap<>(map);
    more.put(name, value);
    return more;
  }

  private static Client.Response post(String token, String version, String body) {
    var client =
        central.client().bearer(token).with("Accept", "application/json, text/event-stream");
    return (version.isEmpty() ? client : client.with("MCP-Protocol-Version", version))
        .post("/mcp", body);
  }

  private static String initialize(String version) {
    return """
    {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "%s", "capabilities": {},
     "clientInfo": {"name": "raw", "version": "1"}}}\
    """
        .formatted(version);
  }

  @Test
  void versions_areNegotiated_andAnUnknownOneIsRefused() {
    var token = token("readonly", "", "read");
    for (var version : List.of("2025-03-26", "2025-06-18", "2025-11-25")) {
      var reply = post(token, "", initialize(version));
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(reply.json().path("result").path("protocolVersion").asString()).isEqualTo(version);
    }
    // Of a version that we do not speak the newest that we do is offered.
    assertThat(
            post(token, "", initialize("1999-01-01"))
                .json()
                .path("result")
                .path("protocolVersion")
                .asString())
        .isEqualTo("2025-11-25");
    var list = "{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"tools/list\"}";
    assertThat(post(token, "2025-06-18", list).status()).isEqualTo(200);
    var unknown = post(token, "1999-01-01", list);
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text()).contains("MCP-Protocol-Version must be one of");
  }

  @Test
  void sessions_areNotKept_soNoneCanBeTaken() {
    var token = token("readonly", "", "read");
    var reply = post(token, "", initialize("2025-06-18"));
    assertThat(reply.header("Mcp-Session-Id")).isEmpty();
    var list = "{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"tools/list\"}";
    assertThat(
            central
                .client()
                .with("Mcp-Session-Id", "somebody-elses")
                .with("Accept", "application/json, text/event-stream")
                .post("/mcp", list)
                .status())
        .isEqualTo(401);
    for (var method : List.of("GET", "DELETE")) {
      assertThat(central.client().bearer(token).send(method, "/mcp", Optional.empty()).status())
          .as(method)
          .isEqualTo(405);
    }
  }

  @Test
  void errors_areThoseOfJsonRpc_andSayNothingOfTheInside() {
    var token = token("readonly", "", "read");
    var method = post(token, "", "{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"no/such\"}");
    assertThat(method.json().path("error").path("code").asInt()).isEqualTo(-32601);
    assertThat(method.json().path("id").asInt()).isEqualTo(7);
    for (var garbage : List.of("[]", "{", "null", "{\"jsonrpc\": \"2.0\"}", "\"x\"")) {
      var reply = post(token, "", garbage);
      assertThat(reply.status()).as(garbage).isEqualTo(400);
      assertThat(reply.text())
          .as(garbage)
          .doesNotContain("Exception", "tools.jackson", "at osiris");
    }
    var large = post(token, "", "{\"x\": \"" + "y".repeat(70_000) + "\"}");
    assertThat(large.status()).isEqualTo(413);
    var inside =
        post(
            token,
            "",
            "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"initialize\", \"params\": {\"capabilities\": 7}}");
    assertThat(inside.text()).contains("error").doesNotContain("modelcontextprotocol", "jackson");
  }

  @Test
  void pageOfAnotherOrigin_isRefused_whereverItsNameLeads() {
    var token = token("readonly", "", "read");
    var list = "{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"tools/list\"}";
    var client = central.client().bearer(token);
    for (var origin :
        List.of("http://evil.example:8000", "https://127.0.0.1.evil.example", "null", "x y")) {
      var reply = client.with("Origin", origin).post("/mcp", list);
      assertThat(reply.status()).as(origin).isEqualTo(403);
      assertThat(reply.code()).as(origin).isEqualTo("forbidden");
    }
    var own = central.client().server().toString();
    assertThat(client.with("Origin", own).post("/mcp", list).status()).isEqualTo(200);
  }

  @Test
  void batch_isTaken_inTheVersionThatHasThem_andInNoOther() {
    var token = token("operator", "", "operate");
    WatchedSite.in(central, new SiteId("mcp-batch"));
    var ping = "{\"jsonrpc\": \"2.0\", \"id\": \"p\", \"method\": \"ping\"}";
    var note = "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}";
    var unknown = "{\"jsonrpc\": \"2.0\", \"id\": 8, \"method\": \"no/such\"}";
    var batch = "[" + ping + "," + note + "," + unknown + "]";
    for (var version : List.of("", "2025-03-26")) {
      var reply = post(token, version, batch);
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(reply.json()).hasSize(2);
      assertThat(reply.json().get(0).path("id").asString()).isEqualTo("p");
      assertThat(reply.json().get(1).path("error").path("code").asInt()).isEqualTo(-32601);
    }
    assertThat(post(token, "2025-03-26", "[" + note + "]").status()).isEqualTo(202);
    assertThat(post(token, "2025-06-18", batch).status()).isEqualTo(400);
    var call =
        """
        {"jsonrpc": "2.0", "id": 9, "method": "tools/call", "params": {"name": "rotate_logs",
         "arguments": {"site_id": "mcp-batch", "hostname": "box"}}}\
        """;
    for (var bad :
        List.of(
            "[]",
            "[" + call + ",7]",
            "[" + call + "," + initialize("2025-03-26") + "]",
            "[" + String.join(",", Collections.nCopies(21, ping)) + "]")) {
      assertThat(post(token, "2025-03-26", bad).status()).as(bad).isEqualTo(400);
    }
    assertThat(orders("mcp-batch")).as("nothing of a bad batch is done").isZero();
    // The cooldown holds within a batch too.
    var twice = post(token, "2025-03-26", "[" + call + "," + call.replace("9", "10") + "]");
    assertThat(twice.json().get(0).path("result").path("isError").asBoolean(false)).isFalse();
    assertThat(twice.json().get(1).path("result").path("isError").asBoolean()).isTrue();
    assertThat(orders("mcp-batch")).isEqualTo(1);
  }

  @Test
  void wrongParameters_areSaidToBe() {
    var token = token("operator", "", "operate");
    for (var params :
        List.of(
            "{}", "{\"name\": \"rm_rf\"}", "{\"name\": 7}", "[]", "{\"name\": \"rotate_logs\"}")) {
      var call =
          "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": "
              + params
              + "}";
      var reply = post(token, "2025-06-18", call);
      assertThat(reply.status()).as(params).isEqualTo(200);
      boolean isError =
          reply.json().has("error") || reply.json().path("result").path("isError").asBoolean(false);
      assertThat(isError).as(params + reply.text()).isTrue();
      assertThat(reply.text()).doesNotContain("Exception", "jackson", "modelcontextprotocol");
    }
    // A name outside the list is an error of JSON-RPC that a client cannot take for an answer.
    var unknown =
        post(
            token,
            "2025-06-18",
            "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": {\"name\": \"rm_rf\"}}");
    assertThat(unknown.json().path("error").path("code").asInt()).isEqualTo(-32602);
  }

  @Test
  void cancellation_isTakenNotice_andACallThatRanIsNotUndone() {
    var token = token("operator", "", "operate");
    WatchedSite.in(central, new SiteId("mcp-cancel"));
    var call =
        """
        {"jsonrpc": "2.0", "id": 9, "method": "tools/call", "params": {"name": "rotate_logs",
         "arguments": {"site_id": "mcp-cancel", "hostname": "box"}}}\
        """;
    assertThat(post(token, "2025-06-18", call).status()).isEqualTo(200);
    var cancelled =
        post(
            token,
            "2025-06-18",
            "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/cancelled\", \"params\": {\"requestId\": 9}}");
    assertThat(cancelled.status()).isEqualTo(202);
    assertThat(cancelled.text()).isEmpty();
    assertThat(orders("mcp-cancel")).isEqualTo(1);
  }
}

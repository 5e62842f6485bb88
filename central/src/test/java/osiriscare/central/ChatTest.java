package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// The documented chat door: what it orders, and what it does not.
class ChatTest {
  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  private static String body(WatchedSite site, String type, String more) {
    return """
    {"client_id": "%s", "hostname": "box", "incident_type": "%s", "severity": "high"%s}\
    """
        .formatted(site.site(), type, more);
  }

  private static String tool(WatchedSite site, String name, String more) {
    return body(site, "asked", ", \"tool_name\": \"" + name + "\"" + more);
  }

  private static WatchedSite site(String name) {
    return WatchedSite.in(central, new SiteId(name));
  }

  private static List<JsonNode> orders(WatchedSite site) {
    return admin
        .get("/api/sites/" + site.site() + "/orders")
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  private static int times(String action, String site) {
    return Integer.parseInt(
        central.text(
            "SELECT count(*) FROM audit_log WHERE action = '%s' AND site_id = '%s'"
                .formatted(action, site)));
  }

  @Test
  void tool_becomesOneSignedOrder_thenCools_thenAPersonIsPaged() {
    var site = site("chat-tool");
    var unit = ", \"params\": {\"unit\": \"nginx.service\"}";
    var reply = admin.post("/chat", tool(site, "restart_service", unit));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().path("status").asString()).isEqualTo("order_created");
    var order = orders(site).getFirst();
    assertThat(order.path("order_id")).isEqualTo(reply.json().path("order_id"));
    assertThat(order.path("parameters").path("origin").asString()).isEqualTo("chat");
    assertThat(order.path("parameters").path("runbook_id").asString()).isEqualTo("LIN-SVC-002");
    assertThat(order.path("parameters").path("parameters").path("unit").asString())
        .isEqualTo("nginx.service");

    central.clock.advance(Duration.ofMinutes(1));
    var soon = admin.post("/chat", tool(site, "restart_service", unit));
    assertThat(soon.status()).isEqualTo(429);
    assertThat(soon.code()).isEqualTo("cooldown");
    assertThat(Integer.parseInt(soon.header("Retry-After"))).isBetween(235, 241);
    // Another tool is another matter.
    assertThat(admin.post("/chat", tool(site, "rotate_logs", "")).status()).isEqualTo(200);

    central.clock.advance(Duration.ofMinutes(6));
    var again = admin.post("/chat", tool(site, "restart_service", unit));
    assertThat(again.status()).as(again.text()).isEqualTo(409);
    assertThat(again.json().path("detail").asString()).contains("a person is asked");
    var tickets = admin.get("/api/tickets?site_id=chat-tool").json().path("items");
    assertThat(tickets).hasSize(1);
    assertThat(tickets.get(0).path("reason_code").asString()).isEqualTo("repeated");
    assertThat(orders(site)).hasSize(2);
    // Each call is in the log, whatever came of it.
    assertThat(times("tool.call", "chat-tool")).isEqualTo(4);

    central.clock.advance(Duration.ofMinutes(16));
    assertThat(admin.post("/chat", tool(site, "restart_service", unit)).status()).isEqualTo(200);
  }

  @Test
  void nameOutsideTheList_answers422WithTheList() {
    var site = site("chat-unknown");
    var reply = admin.post("/chat", tool(site, "rm_rf", ""));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("unknown_tool");
    assertThat(reply.json().path("detail").asString())
        .endsWith("restart_service, clear_cache, rotate_logs, delete_tmp, renew_cert");
    assertThat(orders(site)).isEmpty();
    assertThat(times("tool.call", "chat-unknown")).isEqualTo(1);
  }

  @Test
  void whatARunbookDoesNotTake_isRefusedByField() {
    var site = site("chat-wrong");
    for (var params :
        List.of(
            "{}",
            "{\"unit\": \"a; rm -rf /\"}",
            "{\"unit\": \"nginx.service\", \"also\": \"x\"}",
            "{\"unit\": {\"$ne\": 1}}")) {
      var reply = admin.post("/chat", tool(site, "restart_service", ", \"params\": " + params));
      assertThat(reply.status()).as(params).isEqualTo(400);
      assertThat(reply.json().path("errors").get(0).path("field").asString())
          .as(params)
          .startsWith("params.");
    }
    var elsewhere =
        admin.post("/chat", tool(site, "rotate_logs", "").replace("\"box\"", "\"somebody-elses\""));
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(orders(site)).isEmpty();
  }

  @Test
  void dryRun_saysWhatWouldBeDone_andDoesNothing() {
    var site = site("chat-dry");
    var dry = admin.post("/chat", tool(site, "delete_tmp", ", \"dry_run\": true")).json();
    assertThat(dry.path("status").asString()).isEqualTo("dry_run");
    assertThat(dry.path("parameters").path("path").asString()).isEqualTo("/tmp");
    var incident =
        admin
            .post(
                "/chat",
                body(
                    site,
                    "critical_services",
                    ", \"dry_run\": true, \"details\": {\"failed\": [\"nginx.service\"]}"))
            .json();
    assertThat(incident.path("status").asString()).as(incident.toString()).isEqualTo("dry_run");
    assertThat(incident.path("incident_id").isNull()).isTrue();
    assertThat(orders(site)).isEmpty();
    assertThat(central.text("SELECT count(*) FROM incident WHERE site_id = 'chat-dry'"))
        .isEqualTo("0");
  }

  @Test
  void switchedOffRunbook_isNotOrdered() {
    var site = site("chat-off");
    var off =
        admin.put(
            "/api/sites/chat-off/switches",
            "{\"kind\": \"runbook\", \"name\": \"LIN-LOG-002\", \"enabled\": false, \"reason\": \"no\"}");
    assertThat(off.status()).as(off.text()).isEqualTo(200);
    var reply = admin.post("/chat", tool(site, "rotate_logs", ""));
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().path("detail").asString()).contains("switched off");
    assertThat(orders(site)).isEmpty();
  }

  @Test
  void reportedIncident_goesThroughTheTiers_once() {
    var site = site("chat-incident");
    var first = admin.post("/chat", body(site, "odd_noise", ", \"details\": {\"a\": 1}"));
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.json().path("status").asString()).isEqualTo("planning");
    assertThat(first.json().path("resolution_level").asString()).isEqualTo("L2");
    var id = first.json().path("incident_id").asString();
    // No planner is configured here: a person is asked, and it is said so.
    site.awaitLine(id, "escalated");
    assertThat(site.detail(id).path("timeline").get(0).path("title").asString())
        .isEqualTo("admin reported it");
    assertThat(admin.post("/chat", body(site, "odd_noise", "")).status()).isEqualTo(429);
    central.clock.advance(Duration.ofMinutes(6));
    var known = admin.post("/chat", body(site, "odd_noise", "")).json();
    assertThat(known.path("status").asString()).isEqualTo("known");
    assertThat(known.path("incident_id").asString()).isEqualTo(id);
    // What no check sees a person may close.
    assertThat(site.detail(id).path("closable_by_person").asBoolean()).isTrue();
    assertThat(times("chat.incident", "chat-incident")).isEqualTo(2);
  }

  @Test
  void reportedIncident_withPatientDataInIt_isScrubbedBeforeItIsKept() {
    var site = site("chat-phi");
    var id =
        admin
            .post("/chat", body(site, "odd", ", \"details\": {\"note\": \"SSN 123-45-6789\"}"))
            .json()
            .path("incident_id")
            .asString();
    assertThat(Json.text(site.detail(id))).contains("note").doesNotContain("123-45-6789");
  }

  @Test
  void manyAtOnce_orderOnce() throws Exception {
    var site = site("chat-race");
    var ready = new CyclicBarrier(6);
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 6)
              .<Callable<Integer>>mapToObj(_ ->
                  () -> {
                    ready.await();
                    return admin.post("/chat", tool(site, "rotate_logs", "")).status();
                  })
              .toList();
      for (var answer : people.invokeAll(calls)) {
        assertThat(answer.get()).isIn(200, 429);
      }
    }
    assertThat(orders(site)).hasSize(1);
  }
}

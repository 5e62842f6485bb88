package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;
import tools.jackson.databind.JsonNode;

/// What Central does about a watcher's incident, step by step, in the program as it runs.
class IncidentTriageTest {
  private static final SiteId SITE = new SiteId("clinic-w");
  private static final ApplianceId APPLIANCE =
      ApplianceId.of(SITE, new MacAddress("84:3A:5B:91:B6:63"));
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    admin.post("/api/partners", "{\"slug\": \"north\", \"name\": \"N\", \"brand_name\": \"N\"}");
    admin.post(
        "/api/sites",
        "{\"site_id\": \"" + SITE + "\", \"name\": \"C\", \"partner_slug\": \"north\"}");
    var key = SigningKey.generate(new SecureRandom());
    var body =
        Json.object()
            .put("hostname", "box")
            .put("mac_address", APPLIANCE.mac().value())
            .put("public_key", key.verifyingKey().hex())
            .put("api_key_sha256", Sha256.hex("w"));
    assertThat(admin.post("/api/sites/" + SITE + "/appliances", Json.text(body)).status())
        .isEqualTo(201);
    central.sql(
        """
        INSERT INTO appliance_checkin (appliance_id, site_id, hostname, first_checkin, last_checkin)
        VALUES ('%s', '%s', 'box', now(), now())\
        """
            .formatted(APPLIANCE, SITE));
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  // As the receiver leaves it, by a watcher that was registered for `watched`.
  private static String reported(String watched, String host, String type, String details) {
    var id = UUID.randomUUID();
    central.sql(
        """
        WITH w AS (
          INSERT INTO watcher (watcher_id, site_id, host_id, api_key_sha256, public_key, registered_at, registered_by)
          VALUES (gen_random_uuid(), '%2$s', '%6$s', '%7$s', '%8$s', now(), 'test') RETURNING watcher_id)
        INSERT INTO incident (incident_id, site_id, watcher_id, host_id, incident_type, severity, details, received_at)
        SELECT '%1$s', '%2$s', watcher_id, '%3$s', '%4$s', 'high', '%5$s', '%9$s' FROM w;
        INSERT INTO outbox (topic, site_id, payload) VALUES ('incident', '%2$s', '{"incident_id": "%1$s"}')\
        """
            .formatted(
                id,
                SITE,
                host,
                type,
                details,
                watched,
                Sha256.hex("key " + id),
                Sha256.hex("public " + id),
                central.clock.instant()));
    return id.toString();
  }

  private static String crash(String host, String unit) {
    return reported(
        host,
        host,
        "service_crash",
        "{\"unit\": \"" + unit + "\", \"restart_count\": 1, \"platform\": \"linux\"}");
  }

  private static JsonNode detail(String id) {
    return admin.get("/api/incidents/" + id).json();
  }

  private static String status(String id) {
    return detail(id).path("incident").path("status").asString();
  }

  private static List<String> lines(String id) {
    return detail(id).path("timeline").valueStream().map(l -> l.path("what").asString()).toList();
  }

  private static boolean isClosableByPerson(String incident) {
    return admin.get("/api/incidents/" + incident).json().path("closable_by_person").booleanValue();
  }

  private static String lastReason(String id) {
    var lines = detail(id).path("timeline");
    return lines.get(lines.size() - 1).path("reason").asString("");
  }

  private static void awaitLine(String id, String what) {
    Await.until(what + " of " + id, LIMIT, () -> lines(id).contains(what));
  }

  private static List<JsonNode> orders(String incident) {
    return admin
        .get("/api/sites/" + SITE + "/orders?limit=200")
        .json()
        .path("items")
        .valueStream()
        .filter(o -> o.path("parameters").path("incident_id").asString("").equals(incident))
        .toList();
  }

  private static void ends(String incident, String status, String code) {
    central.sql(
        """
        UPDATE appliance_order SET status = '%s', completed_at = now(), error_code = nullif('%s', ''),
               error_message = nullif('%s', '')
         WHERE parameters ->> 'incident_id' = '%s' AND completed_at IS NULL\
        """
            .formatted(status, code, code.isEmpty() ? "" : "because of " + code, incident));
  }

  private static long ended(String id) {
    return lines(id).stream().filter("ended"::equals).count();
  }

  private static void later(Duration time) {
    central.clock.advance(time);
  }

  @Test
  void crashOnTheAppliancesHost_becomesASignedOrder_forThatIncident() {
    var id = crash("box", "app.service");
    awaitLine(id, "ordered");
    assertThat(lines(id)).containsExactly("reported", "decided", "ordered");
    assertThat(status(id)).isEqualTo("open");
    var order = orders(id).getFirst();
    assertThat(order.path("appliance_id").asString()).isEqualTo(APPLIANCE.value());
    assertThat(order.path("order_type").asString()).isEqualTo("healing");
    assertThat(order.path("created_by").asString()).isEqualTo("central");
    var parameters = order.path("parameters");
    assertThat(parameters.path("runbook_id").asString()).isEqualTo("LIN-SVC-001");
    assertThat(parameters.path("parameters").path("unit").asString()).isEqualTo("app.service");
    assertThat(parameters.path("origin").asString()).isEqualTo("l1");
    assertThat(parameters.path("host").asString()).isEqualTo("box");
    var decided = detail(id).path("timeline").get(1);
    assertThat(decided.path("rule_id").asString()).isEqualTo("L1-WATCH-001");

    ends(id, "completed", "");
    awaitLine(id, "ended");
    assertThat(status(id)).as("its word is no proof").isEqualTo("open");
    later(Duration.ofMinutes(16));
    awaitLine(id, "escalated");
    assertThat(lastReason(id)).contains("sent no proof");
  }

  @Test
  void crashOnAnotherHost_isAPersons_whoMayCloseIt() {
    var id = crash("db-9", "app.service");
    awaitLine(id, "escalated");
    assertThat(status(id)).isEqualTo("escalated");
    assertThat(orders(id)).isEmpty();
    assertThat(lastReason(id)).contains("no appliance of the site runs on db-9");
    assertThat(admin.get("/api/incidents?status=escalated").text()).contains(id);

    assertThat(isClosableByPerson(id)).isTrue();
    var path = "/api/incidents/" + id + "/resolve";
    assertThat(central.as("readonly").post(path, "{\"reason\": \"x\"}").status()).isEqualTo(403);
    assertThat(admin.post(path, "{}").status()).isEqualTo(400);
    var closed = admin.post(path, "{\"reason\": \"restarted by hand\"}");
    assertThat(closed.status()).as(closed.text()).isEqualTo(200);
    assertThat(status(id)).isEqualTo("resolved");
    assertThat(lastReason(id)).isEqualTo("restarted by hand");
    assertThat(isClosableByPerson(id)).isFalse();
    assertThat(admin.post(path, "{\"reason\": \"again\"}").status()).isEqualTo(200);
    assertThat(lines(id).stream().filter("resolved"::equals)).hasSize(1);
  }

  @Test
  void whatAnApplianceCanProve_noPersonCloses() {
    var id = crash("box", "proven.service");
    central.sql(
        "UPDATE incident SET check_type = 'linux_failed_services' WHERE incident_id = '"
            + id
            + "'");
    assertThat(isClosableByPerson(id)).isFalse();
    var refused = admin.post("/api/incidents/" + id + "/resolve", "{\"reason\": \"trust me\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("code").asString()).isEqualTo("evidence_required");
  }

  @Test
  void aWatcherOfAnotherHost_changesNothingOnTheAppliance() {
    var id =
        reported(
            "db-9", "box", "service_crash", "{\"unit\": \"app.service\", \"restart_count\": 1}");
    awaitLine(id, "escalated");
    assertThat(orders(id)).isEmpty();
    assertThat(lastReason(id)).contains("the watcher of another host");
  }

  @Test
  void whatNoRuleKnows_orOnlyPeopleDo_isEscalatedWithTheReason() {
    var unknown = reported("box", "box", "of_a_newer_watcher", "{}");
    var guessing = reported("box", "box", "ssh_bruteforce", "{\"failures\": 90}");
    awaitLine(unknown, "escalated");
    awaitLine(guessing, "escalated");
    assertThat(lastReason(unknown)).contains("no planner is configured");
    assertThat(lastReason(guessing)).contains("many failed logins");
  }

  @Test
  void suppressedAndDeferred_areTriedAgain_andAFailureIsAPersons() {
    var id = crash("box", "again.service");
    awaitLine(id, "ordered");
    ends(id, "failed", "suppressed");
    awaitLine(id, "ended");
    assertThat(orders(id)).hasSize(1);
    later(Duration.ofMinutes(11));
    Await.until("a second order", LIMIT, () -> orders(id).size() == 2);
    ends(id, "failed", "deferred");
    Await.until("it ended again", LIMIT, () -> ended(id) == 2);
    later(Duration.ofMinutes(31));
    Await.until("a third order", LIMIT, () -> orders(id).size() == 3);
    ends(id, "failed", "reverted");
    awaitLine(id, "escalated");
    assertThat(lastReason(id)).isEqualTo("because of reverted");
    assertThat(orders(id)).hasSize(3);
  }

  @Test
  void orderThatNobodyTakes_isAPersons() {
    var id = crash("box", "offline.service");
    awaitLine(id, "ordered");
    later(Duration.ofMinutes(61));
    awaitLine(id, "escalated");
    assertThat(lastReason(id)).contains("did not take order");
  }

  @Test
  void ruleThatIsSwitchedOff_isNotFollowed() {
    var off =
        "{\"kind\": \"rule\", \"name\": \"L1-WATCH-005\", \"enabled\": false, \"reason\": \"test\"}";
    assertThat(admin.put("/api/sites/" + SITE + "/switches", off).status()).isEqualTo(200);
    var id =
        reported(
            "box", "box", "backup_failed", "{\"unit\": \"x.service\", \"platform\": \"linux\"}");
    awaitLine(id, "escalated");
    assertThat(lastReason(id)).contains("no rule fits");
  }
}

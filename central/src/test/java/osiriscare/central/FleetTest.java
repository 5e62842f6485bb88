package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Fleet orders in the program as it runs, over 200 appliances whose answers are written as the
/// receiver writes them.
class FleetTest {
  private static final int SIZE = 200;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String GOOD = "a".repeat(40);
  private static final String BAD = "b".repeat(40);

  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    admin.post("/api/partners", "{\"slug\": \"north\", \"name\": \"N\", \"brand_name\": \"N\"}");
    admin.post(
        "/api/sites", "{\"site_id\": \"clinics\", \"name\": \"C\", \"partner_slug\": \"north\"}");
    central.sql(
        """
        INSERT INTO appliance (appliance_id, site_id, mac_address, hostname, registered_by)
        SELECT 'clinics-' || mac, 'clinics', mac, 'box', 'operator'
          FROM (SELECT '02:00:00:00:00:' || upper(lpad(to_hex(n), 2, '0')) AS mac
                  FROM generate_series(1, %1$d) n) m;
        INSERT INTO appliance_credential (credential_id, appliance_id, site_id, kind, sha256)
        SELECT gen_random_uuid(), appliance_id, site_id, 'api_key', encode(sha256(appliance_id::bytea), 'hex')
          FROM appliance;
        INSERT INTO appliance_checkin (appliance_id, site_id, hostname, agent_version, first_checkin, last_checkin)
        SELECT appliance_id, site_id, hostname, '1.0.0', now(), now() FROM appliance\
        """
            .formatted(SIZE));
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @BeforeEach
  void everybodyIsThere() {
    checkIn();
    central.sql("UPDATE appliance_checkin SET agent_version = '1.0.0'");
  }

  @AfterEach
  void nothingIsOpen() {
    for (var order : admin.get("/api/fleet/orders?limit=200").json().path("items")) {
      if (order.path("ended_at").isNull()) {
        change(order.path("fleet_order_id").asString(), "cancel");
      }
    }
  }

  private static void checkIn() {
    pass(Duration.ZERO);
  }

  // Nobody may look silent in between.
  private static void pass(Duration time) {
    var then = central.clock.instant().plus(time);
    central.sql("UPDATE appliance_checkin SET last_checkin = '" + then + "'");
    central.clock.advance(time);
  }

  private static ObjectNode rebuild(String revision) {
    var body = Json.object().put("order_type", "nixos_rebuild").put("soak_minutes", 10);
    body.putObject("parameters").put("revision", revision);
    return body;
  }

  private static String create(ObjectNode body) {
    var created = admin.post("/api/fleet/orders", Json.text(body));
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return created.json().path("fleet_order_id").asString();
  }

  private static JsonNode order(String id) {
    return admin.get("/api/fleet/orders/" + id).json();
  }

  private static Stream<JsonNode> targets(String id) {
    return admin
        .get("/api/fleet/orders/" + id + "/appliances?limit=200")
        .json()
        .path("items")
        .valueStream();
  }

  private static Set<String> orders(String id) {
    return targets(id).map(each -> each.path("order_id").asString()).collect(Collectors.toSet());
  }

  private static Client.Response change(String id, String verb) {
    return admin.post("/api/fleet/orders/" + id + "/" + verb, "{\"reason\": \"a test\"}");
  }

  private static int count(String id, String state) {
    return order(id).path("appliances").path(state).intValue();
  }

  // A bad revision is rolled back on every machine by itself, which fails the order.
  private static void carryOut() {
    central.sql(
        """
        UPDATE appliance_order
           SET status = CASE WHEN parameters ->> 'revision' = '%s' THEN 'failed' ELSE 'completed' END,
               completed_at = now(), error_code = 'rolled_back', error_message = 'not healthy'
         WHERE status = 'pending'\
        """
            .formatted(BAD));
  }

  private static void await(String id, String status) {
    Await.until(
        status + " of " + id,
        LIMIT,
        () -> {
          carryOut();
          checkIn();
          if (!order(id).path("soaking_since").isNull()) {
            pass(Duration.ofMinutes(10));
          }
          return order(id).path("status").asString().equals(status);
        });
  }

  @Test
  void goodRelease_reachesEverybody_stageByStage() {
    var id = create(rebuild(GOOD));
    Await.until("first stage", LIMIT, () -> count(id, "ordered") == 10);
    assertThat(count(id, "waiting")).isEqualTo(190);
    await(id, "completed");
    assertThat(count(id, "completed")).isEqualTo(SIZE);
    var page = admin.get("/api/fleet/orders/" + id + "/appliances?limit=150").json();
    assertThat(page.path("items").size()).isEqualTo(150);
    assertThat(page.path("next_cursor").isNull()).isFalse();
    assertThat(targets(id).filter(each -> each.path("stage").intValue() == 1)).hasSize(10);
  }

  @Test
  void badRelease_stopsAtTheFirstStage_andIsTakenBackWhereItWorked() {
    var body = rebuild(BAD);
    body.putObject("rollback").put("revision", GOOD);
    var id = create(body);
    Await.until("first stage", LIMIT, () -> count(id, "ordered") == 10);
    // Some machines find nothing wrong with it.
    central.sql(
        """
        UPDATE appliance_order SET status = 'completed', completed_at = now()
         WHERE order_id IN (SELECT order_id FROM fleet_target WHERE fleet_order_id = '%s'
                             ORDER BY appliance_id LIMIT 3)\
        """
            .formatted(id));
    await(id, "stopped");
    assertThat(order(id).path("status_reason").asString()).contains("of stage 1 failed");
    assertThat(count(id, "failed")).isEqualTo(7);
    assertThat(count(id, "waiting")).isEqualTo(190);
    var rollback =
        admin
            .get("/api/fleet/orders")
            .json()
            .path("items")
            .valueStream()
            .filter(each -> each.path("rollback_of").asString("").equals(id))
            .findFirst()
            .orElseThrow();
    await(rollback.path("fleet_order_id").asString(), "completed");
    assertThat(count(rollback.path("fleet_order_id").asString(), "completed")).isEqualTo(3);
    assertThat(change(id, "resume").status()).isEqualTo(409);
    assertThat(audit()).contains("fleet.stopped", "fleet.rollback");
  }

  private static String audit() {
    return admin.get("/api/auth/audit-logs?action=fleet&limit=200").text();
  }

  @Test
  void heldOrder_handsOutNothing_andGoesOnWhereItStood() {
    var body = rebuild(GOOD);
    body.putArray("stages").add(50).add(100);
    var id = create(body);
    Await.until("first stage", LIMIT, () -> count(id, "ordered") == 100);
    assertThat(change(id, "pause").json().path("status").asString()).isEqualTo("paused");
    assertThat(count(id, "ordered")).isZero();
    assertThat(change(id, "pause").status()).isEqualTo(200);
    assertThat(change(id, "resume").status()).isEqualTo(200);
    await(id, "completed");
    assertThat(count(id, "completed")).isEqualTo(SIZE);
    assertThat(change(id, "cancel").status()).isEqualTo(409);
  }

  @Test
  void thoseWithTheVersionAlready_areSkipped() {
    central.sql(
        "UPDATE appliance_checkin SET agent_version = '1.1.0' WHERE appliance_id LIKE '%:0_'");
    var body = rebuild(GOOD).put("skip_version", "1.1.0").put("soak_minutes", 0);
    body.putArray("stages").add(100);
    var id = create(body);
    await(id, "completed");
    assertThat(count(id, "skipped")).isEqualTo(15);
    assertThat(count(id, "completed")).isEqualTo(SIZE - 15);
  }

  @Test
  void whoCannotProveHimselfAnyMore_orDoesNotCheckIn_getsNoOrder() {
    var gone = "clinics-02:00:00:00:00:01";
    central.sql(
        "UPDATE appliance_credential SET revoked_at = now() WHERE appliance_id = '" + gone + "'");
    var body = rebuild(GOOD).put("soak_minutes", 0);
    body.putArray("stages").add(100);
    var id = create(body);
    await(id, "completed");
    assertThat(count(id, "completed")).isEqualTo(SIZE - 1);
    central.sql("UPDATE appliance_credential SET revoked_at = NULL");

    central.clock.advance(Duration.ofMinutes(6));
    var next = create(body);
    Await.until("nobody is there", LIMIT, () -> count(next, "absent") == SIZE);
    assertThat(count(next, "ordered")).isZero();
  }

  @Test
  void orderThatNobodyTook_isHandedOutAgain() {
    var body = rebuild(GOOD);
    body.putArray("stages").add(1).add(100);
    var id = create(body);
    Await.until("one has it", LIMIT, () -> count(id, "ordered") == 2);
    var first = orders(id);
    pass(Duration.ofMinutes(16));
    Await.until(
        "it has another",
        LIMIT,
        () -> orders(id).size() == 2 && !orders(id).equals(first) && count(id, "failed") == 0);
  }

  @Test
  void twoOfOneType_orWhatIsForOneApplianceOnly_areRefused() {
    var id = create(rebuild(GOOD));
    assertThat(admin.post("/api/fleet/orders", Json.text(rebuild(BAD))).status()).isEqualTo(409);
    assertThat(change(id, "cancel").status()).isEqualTo(200);
    var healing = admin.post("/api/fleet/orders", "{\"order_type\": \"healing\"}");
    assertThat(healing.code()).isEqualTo("unknown_order_type");
    var reader = central.as("operator");
    assertThat(reader.post("/api/fleet/orders", Json.text(rebuild(GOOD))).status()).isEqualTo(403);
    assertThat(reader.get("/api/fleet/orders").status()).isEqualTo(200);
    assertThat(admin.get("/api/fleet/orders/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void wrongFields_areNamed() {
    assertThat(wrong(rebuild("short"))).contains("parameters.revision");
    assertThat(wrong(rebuild(GOOD).put("expires_hours", 200))).contains("expires_hours");
    assertThat(wrong(rebuild(GOOD).put("failure_percent", 0))).contains("failure_percent");
    assertThat(wrong(rebuild(GOOD).put("maintenance_window", "noon")))
        .contains("maintenance_window");
    var falling = rebuild(GOOD);
    falling.putArray("stages").add(50).add(10).add(100);
    assertThat(wrong(falling)).contains("stages");
    var short100 = rebuild(GOOD);
    short100.putArray("stages").add(50);
    assertThat(wrong(short100)).contains("end with 100");
    var rollback = rebuild(GOOD);
    rollback.putObject("rollback").put("revision", "x");
    assertThat(wrong(rollback)).contains("rollback.revision");
  }

  private static String wrong(ObjectNode body) {
    var answer = admin.post("/api/fleet/orders", Json.text(body));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    return answer.text();
  }
}

package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.receiver.ReceiverFixture.Box;
import osiriscare.receiver.ReceiverFixture.Reply;
import osiriscare.receiver.WatcherReportTest.Watching;
import tools.jackson.databind.node.ObjectNode;

/// Incidents that come back, at the receiver's door.
class IncidentReopeningTest {
  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  private static Box siteOfBox() {
    var box = door.claimed();
    var body = ReceiverFixture.checkinBody(box.id());
    assertThat(door.post("/api/appliances/checkin", box.apiKey().reveal(), body).status())
        .isEqualTo(200);
    return box;
  }

  private static Reply report(Box box, String key, String host, Optional<Instant> observed) {
    var body =
        ReceiverFixture.incident(box).put("check_type", "linux_firewall").put("host_id", host);
    observed.ifPresent(at -> body.put("observed_at", at.toString()));
    var reply = door.post("/incidents", key, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    return reply;
  }

  private static Reply seen(Box box, Instant observed) {
    return report(box, box.apiKey().reveal(), "box", Optional.of(observed));
  }

  private static String state(String incident) {
    return door.central.inPlatform(db ->
        db.sql("SELECT status || ' ' || reopenings AS state FROM incident WHERE incident_id = :id")
            .param("id", UUID.fromString(incident))
            .query((row, _) -> row.getString("state"))
            .single());
  }

  private static List<String> steps(String incident) {
    return door.central.inPlatform(db ->
        db.sql(
                "SELECT step || ' ' || reason_code || coalesce(' ' || rule_id, '') || coalesce(' ' || order_id, '') AS s"
                    + " FROM incident_step WHERE incident_id = :id ORDER BY step_id")
            .param("id", UUID.fromString(incident))
            .query((row, _) -> row.getString("s"))
            .list());
  }

  private static String prev(SignedBundle bundle) {
    return Sha256.hex(bundle.signedPayload());
  }

  @Test
  void driftThatComesBack_reopensItsIncident_andALateReportOfTheOldOneDoesNot() {
    var box = siteOfBox();
    // The appliance's clock is an hour late, so only its own times can be compared.
    var start = Instant.now().minusSeconds(3_600);
    var incident = seen(box, start).text("incident_id");
    var passed = TestBundles.signAt(box, start.plusSeconds(60));
    door.submit(box, passed, 201);
    assertThat(state(incident)).isEqualTo("resolved 0");

    var late = seen(box, start.plusSeconds(30));
    assertThat(late.text("status")).isEqualTo("known");
    assertThat(late.text("incident_id")).isEqualTo(incident);
    assertThat(state(incident)).isEqualTo("resolved 0");

    var back = seen(box, start.plusSeconds(90));
    assertThat(back.text("status")).isEqualTo("reopened");
    assertThat(back.text("incident_id")).isEqualTo(incident);
    assertThat(state(incident)).isEqualTo("open 1");
    assertThat(steps(incident)).containsExactly("resolved evidence", "reopened back");

    // A look from between the two, which waited, proves nothing about the second.
    var waited = TestBundles.signAt(box, start.plusSeconds(80), 2, prev(passed));
    door.submit(box, waited, 201);
    assertThat(state(incident)).isEqualTo("open 1");
    door.submit(box, TestBundles.signAt(box, start.plusSeconds(100), 3, prev(waited)), 201);
    assertThat(state(incident)).isEqualTo("resolved 1");
  }

  @Test
  void driftThatIsReportedAgainBeforeThePassArrives_staysOpen() {
    var box = siteOfBox();
    var start = Instant.now().minusSeconds(600);
    var incident = seen(box, start).text("incident_id");
    assertThat(seen(box, start.plusSeconds(90)).text("status")).isEqualTo("known");
    door.submit(box, TestBundles.signAt(box, start.plusSeconds(60)), 201);
    assertThat(state(incident)).isEqualTo("open 0");
  }

  @Test
  void runOfTheAppliancesOwnRule_thatDidNotHold_isNamedInTheHistory() {
    var box = siteOfBox();
    var incident = seen(box, Instant.now().minusSeconds(1)).text("incident_id");
    var post = post(UUID.randomUUID().toString());
    post.putObject("decision").put("rule_id", "L1-FW-001");
    var run = TestBundles.signHealing(box, "linux_firewall", post);
    door.submit(box, run, 201);
    door.submit(box, TestBundles.sign(box, 2, prev(run)), 201);
    assertThat(state(incident)).isEqualTo("resolved 0");
    seen(box, Instant.now().plusSeconds(1));
    assertThat(steps(incident)).contains("reopened not_held L1-FW-001");
  }

  private static ObjectNode post(String run) {
    return Json.object().put("run_id", run).put("healing_outcome", "healed");
  }

  private static String ordered(Box box, String incident) {
    var parameters =
        new HealingRequest(
                new RunbookId("LIN-SVC-001"),
                new HostId("box"),
                Map.of("unit", "a.service"),
                HealingOrigin.L2,
                Optional.empty(),
                Optional.of(IncidentId.parse(incident)))
            .toJson();
    return door.order(box.id(), Duration.ofMinutes(15), "healing", parameters).id().value();
  }

  @Test
  void orderThatHealedAndDidNotHold_isNamedInTheHistory_andItsProofDoesNotCloseItAgain() {
    var box = siteOfBox();
    var watching = Watching.register(door, box.id().site());
    var key = watching.key().reveal();
    var incident = report(box, key, "box", Optional.empty()).text("incident_id");
    var order = ordered(box, incident);
    var late = ordered(box, incident);
    var run = TestBundles.signHealing(box, "general", post(order));
    door.submit(box, run, 201);
    assertThat(state(incident)).isEqualTo("resolved 0");

    var back = report(box, key, "box", Optional.empty());
    assertThat(back.text("incident_id")).isEqualTo(incident);
    assertThat(steps(incident))
        .containsExactly("resolved evidence " + order, "reopened not_held " + order);
    door.submit(
        box,
        TestBundles.sign(
            box, box.key(), 2, prev(run), BundleKind.HEALING, Json.object(), post(late)),
        201);
    assertThat(state(incident)).as("the order is from before").isEqualTo("open 1");
  }

  @Test
  void recovery_ofOneOfTwoReports_closesNothing_untilTheOtherIsOverToo() {
    var box = siteOfBox();
    var watching = Watching.register(door, box.id().site());
    var key = watching.key().reveal();
    var first = report(box, key, "db-1", Optional.empty()).text("incident_id");
    var body =
        ReceiverFixture.incident(box).put("check_type", "linux_firewall").put("host_id", "db-1");
    assertThat(door.post("/incidents", key, body).text("status")).isEqualTo("known");
    assertThat(door.post("/incidents", key, body).text("status")).isEqualTo("duplicate");

    assertThat(recovered(box, key, first).text("status")).isEqualTo("accepted");
    assertThat(state(first)).isEqualTo("open 0");
    var second = body.path("incident_id").asString();
    assertThat(recovered(box, key, second).text("status")).isEqualTo("accepted");
    assertThat(state(first)).isEqualTo("resolved 0");
    assertThat(recovered(box, key, second).text("status")).isEqualTo("duplicate");

    var third =
        ReceiverFixture.incident(box).put("check_type", "linux_firewall").put("host_id", "db-1");
    assertThat(door.post("/incidents", key, third).text("status")).isEqualTo("reopened");
    recovered(box, key, second);
    assertThat(state(first)).as("a word about the time before").isEqualTo("open 1");
    recovered(box, key, third.path("incident_id").asString());
    assertThat(state(first)).isEqualTo("resolved 1");
    assertThat(steps(first))
        .containsExactly(
            "recovered recovered",
            "resolved recovered",
            "reopened back",
            "recovered recovered",
            "resolved recovered");
  }

  private static Reply recovered(Box box, String key, String incident) {
    return door.post(
        "/incidents/recovered",
        key,
        Json.object()
            .put("incident_id", incident)
            .put("site_id", box.id().site().value())
            .put("recovered_at", Instant.now().toString())
            .put("reason", "the probe is good again"));
  }

  @Test
  void twoUnitsOfOneHost_areTwoIncidents() {
    var box = siteOfBox();
    var key = Watching.register(door, box.id().site()).key().reveal();
    for (var unit : List.of("a.service", "b.service")) {
      var body = ReceiverFixture.incident(box).put("incident_type", "service_crash_loop");
      body.set("details", Json.object().put("unit", unit));
      assertThat(door.post("/incidents", key, body).text("status")).isEqualTo("accepted");
    }
  }

  @Test
  void reportsToTwoReceiversAtOnce_reopenOnce() throws Exception {
    var box = siteOfBox();
    var incident = seen(box, Instant.now().minusSeconds(60)).text("incident_id");
    door.submit(box, TestBundles.signAt(box, Instant.now().minusSeconds(30)), 201);
    assertThat(state(incident)).isEqualTo("resolved 0");
    try (var other = door.start(Map.of())) {
      var statuses =
          ReceiverFixture.together(
                  List.of(
                      () -> seenAt(door.receiver.port(), box),
                      () -> seenAt(other.port(), box),
                      () -> seenAt(door.receiver.port(), box),
                      () -> seenAt(other.port(), box)))
              .stream()
              .map(reply -> reply.text("status"))
              .toList();
      assertThat(statuses).containsOnlyOnce("reopened").containsOnly("reopened", "known");
    }
    assertThat(state(incident)).isEqualTo("open 1");
  }

  private static Reply seenAt(int port, Box box) {
    var body =
        ReceiverFixture.incident(box)
            .put("check_type", "linux_firewall")
            .put("observed_at", Instant.now().toString());
    return door.send(
        port, "POST", "/incidents", box.apiKey().reveal(), Json.text(body), "application/json");
  }
}

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
import osiriscare.evidence.bundle.ChainPosition;
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

/// What closes an incident of a watcher: proof where an appliance looks, its own word elsewhere.
class IncidentClosingTest {
  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  // A site whose appliance has checked in from the host "box".
  private static Box siteOfBox() {
    var box = door.claimed();
    assertThat(
            door.post(
                    "/api/appliances/checkin",
                    box.apiKey().reveal(),
                    ReceiverFixture.checkinBody(box.id()))
                .status())
        .isEqualTo(200);
    return box;
  }

  private static String reported(Box box, Watching watching, String host) {
    var body =
        ReceiverFixture.incident(box)
            .put("incident_type", "log_matched")
            .put("check_type", "linux_firewall")
            .put("host_id", host);
    var reply = door.post("/incidents", watching.key().reveal(), body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    return reply.text("incident_id");
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

  private static String status(String incident) {
    return door.central.inPlatform(db ->
        db.sql("SELECT status FROM incident WHERE incident_id = :id")
            .param("id", UUID.fromString(incident))
            .query((row, _) -> row.getString(1))
            .single());
  }

  private static List<String> steps(String incident) {
    return door.central.inPlatform(db ->
        db.sql(
                "SELECT step || ' ' || reason_code || CASE WHEN bundle_id IS NULL THEN '' ELSE ' proven' END AS s"
                    + " FROM incident_step WHERE incident_id = :id ORDER BY step_id")
            .param("id", UUID.fromString(incident))
            .query((row, _) -> row.getString("s"))
            .list());
  }

  @Test
  void recovery_onAHostWithoutAppliance_closesOnce() {
    var box = siteOfBox();
    var watching = Watching.register(door, box.id().site());
    var incident = reported(box, watching, "db-1");
    var key = watching.key().reveal();
    assertThat(recovered(box, key, incident).text("status")).isEqualTo("accepted");
    assertThat(recovered(box, key, incident).text("status")).isEqualTo("duplicate");
    assertThat(status(incident)).isEqualTo("resolved");
    assertThat(steps(incident)).containsExactly("recovered recovered", "resolved recovered");
  }

  @Test
  void recovery_onAnAppliancesHost_isKeptAsAWord_andClosesNothing() {
    var box = siteOfBox();
    var watching = Watching.register(door, box.id().site());
    var incident = reported(box, watching, "box");
    assertThat(recovered(box, watching.key().reveal(), incident).text("status"))
        .isEqualTo("accepted");
    assertThat(recovered(box, watching.key().reveal(), incident).text("status"))
        .isEqualTo("duplicate");
    assertThat(status(incident)).isEqualTo("open");
    assertThat(steps(incident)).containsExactly("recovered recovered");
  }

  @Test
  void recovery_ofAnotherWatcherOrSite_orOfAnAppliance_isRefused() {
    var box = siteOfBox();
    var watching = Watching.register(door, box.id().site());
    var incident = reported(box, watching, "db-1");
    var colleague = Watching.register(door, box.id().site()).key().reveal();
    assertThat(recovered(box, colleague, incident).code()).isEqualTo("not_found");
    var stranger = Watching.register(door, siteOfBox().id().site()).key().reveal();
    assertThat(recovered(box, stranger, incident).code()).isEqualTo("wrong_site");
    assertThat(recovered(box, box.apiKey().reveal(), incident).code()).isEqualTo("forbidden");
    assertThat(status(incident)).isEqualTo("open");
    assertThat(steps(incident)).isEmpty();
  }

  private static String ordered(Box box, String incident, String host) {
    var parameters =
        new HealingRequest(
                new RunbookId("LIN-SVC-001"),
                new HostId(host),
                Map.of("unit", "a.service"),
                HealingOrigin.L1,
                Optional.empty(),
                Optional.of(IncidentId.parse(incident)))
            .toJson();
    return door.order(box.id(), Duration.ofMinutes(15), "healing", parameters).id().value();
  }

  private static void proof(Box box, String run, String outcome) {
    var post = Json.object().put("run_id", run).put("healing_outcome", outcome);
    door.submit(
        box,
        TestBundles.sign(
            box, box.key(), 1, ChainPosition.GENESIS, BundleKind.HEALING, Json.object(), post),
        201);
  }

  @Test
  void verifiedRunbook_thatWasOrderedForIt_closesIt_andNamesTheBundle() {
    var box = siteOfBox();
    var incident = reported(box, Watching.register(door, box.id().site()), "box");
    proof(box, ordered(box, incident, "box"), "healed");
    assertThat(status(incident)).isEqualTo("resolved");
    assertThat(steps(incident)).containsExactly("resolved evidence proven");
  }

  @Test
  void runbookThatDidNotHelp_orForAnotherIncident_orOfAnotherBox_closesNothing() {
    var failed = siteOfBox();
    var incident = reported(failed, Watching.register(door, failed.id().site()), "box");
    proof(failed, ordered(failed, incident, "box"), "failed");
    assertThat(status(incident)).isEqualTo("open");

    var other = siteOfBox();
    var theirs = reported(other, Watching.register(door, other.id().site()), "box");
    proof(other, UUID.randomUUID().toString(), "healed");
    assertThat(status(theirs)).isEqualTo("open");

    // The order of one box proves nothing when another box names it.
    var named = siteOfBox();
    var ours = reported(named, Watching.register(door, named.id().site()), "box");
    proof(siteOfBox(), ordered(named, ours, "box"), "healed");
    assertThat(status(ours)).isEqualTo("open");

    var elsewhere = siteOfBox();
    var onAnother = reported(elsewhere, Watching.register(door, elsewhere.id().site()), "db-1");
    proof(elsewhere, ordered(elsewhere, onAnother, "db-1"), "healed");
    assertThat(status(onAnother)).as("the bundle is about another host").isEqualTo("open");
  }

  @Test
  void passingCheck_closesIt_butNotALookFromBefore() {
    var box = siteOfBox();
    var watching = Watching.register(door, box.id().site());
    var incident = reported(box, watching, "box");
    var early = TestBundles.signAt(box, Instant.now().minusSeconds(60));
    door.submit(box, early, 201);
    assertThat(status(incident)).isEqualTo("open");
    door.submit(box, TestBundles.sign(box, 2, Sha256.hex(early.signedPayload())), 201);
    assertThat(status(incident)).isEqualTo("resolved");
    assertThat(steps(incident)).containsExactly("resolved evidence proven");
  }

  @Test
  void passingCheck_thatWasSeenBeforeTheDrift_butArrivesAfterIt_closesNothing() {
    var box = siteOfBox();
    // The appliance's clock is an hour late, so only its own times can be compared.
    var observed = Instant.now().minusSeconds(3_600);
    var body =
        ReceiverFixture.incident(box)
            .put("check_type", "linux_firewall")
            .put("observed_at", observed.toString());
    var reply = door.post("/incidents", box.apiKey().reveal(), body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    var incident = reply.text("incident_id");

    var waited = TestBundles.signAt(box, observed.minusSeconds(30));
    door.submit(box, waited, 201);
    assertThat(status(incident)).isEqualTo("open");

    var prev = Sha256.hex(waited.signedPayload());
    door.submit(box, TestBundles.signAt(box, observed.plusSeconds(30), 2, prev), 201);
    assertThat(status(incident)).isEqualTo("resolved");
  }
}

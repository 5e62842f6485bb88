package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

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
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.receiver.ReceiverFixture.Box;
import tools.jackson.databind.node.ObjectNode;

/// Signed rules on their way to an appliance, and word of what was done on its way back.
class PolicySyncTest {
  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void sync_servesTheLastRelease_ofTheApplianceBeforeThatOfTheSite_andOnlyOnce() {
    var box = door.claimed();
    assertThat(door.get("/agent/sync", key(box)).code()).isEqualTo("unavailable");
    publish(box, Optional.empty(), 1, "one");
    var first = door.get("/agent/sync", key(box));
    assertThat(first.text("signed_payload")).isEqualTo("one");
    assertThat(first.headers().get("etag")).containsExactly('"' + Sha256.hex("one") + '"');
    publish(box, Optional.of(box), 2, "two for the box");
    publish(box, Optional.empty(), 2, "two");
    assertThat(door.get("/agent/sync", key(box)).text("signed_payload"))
        .isEqualTo("two for the box");
    publish(box, Optional.empty(), 3, "three");
    assertThat(door.get("/agent/sync", key(box)).text("signed_payload")).isEqualTo("three");
    var again = sync(box, tag("three"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(sync(box, tag("two")).status()).isEqualTo(200);
  }

  @Test
  void sync_neverShowsAnotherSitesDocument() {
    var other = door.claimed();
    publish(other, Optional.empty(), 1, "theirs");
    assertThat(door.get("/agent/sync", key(door.claimed())).code()).isEqualTo("unavailable");
    assertThat(door.get("/agent/sync", "no-such-key-no-such-key-no-such-").code())
        .isEqualTo("unauthenticated");
  }

  @Test
  void execution_isRecordedOnce_alsoWhenToldEightTimesAtOnce() throws Exception {
    var box = door.claimed();
    var body = execution();
    var replies =
        ReceiverFixture.together(8, () -> door.post("/api/agent/executions", key(box), body));
    assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
    assertThat(replies.stream().map(reply -> reply.text("status")))
        .containsOnlyOnce("recorded")
        .contains("duplicate");
    assertThat(count(body)).isOne();
    // The same id from somebody else is another execution: nobody can take an id away.
    assertThat(door.post("/api/agent/executions", key(door.claimed()), body).text("status"))
        .isEqualTo("recorded");
  }

  @Test
  void execution_aboutAnIncidentOfAnotherSite_orOfTheFuture_isRefused() {
    var box = door.claimed();
    var theirs = door.claimed();
    var incident = ReceiverFixture.incident(theirs);
    assertThat(door.post("/incidents", key(theirs), incident).status()).isEqualTo(202);
    var body = execution().put("incident_id", incident.path("incident_id").asString());
    assertThat(door.post("/api/agent/executions", key(box), body).code()).isEqualTo("not_found");
    assertThat(door.post("/api/agent/executions", key(theirs), body).status()).isEqualTo(200);
    var early = execution().put("started_at", Instant.now().plusSeconds(3_600).toString());
    assertThat(door.post("/api/agent/executions", key(box), early).body()).contains("started_at");
    var wrong = execution().put("outcome", "fine");
    assertThat(door.post("/api/agent/executions", key(box), wrong).body()).contains("outcome");
    assertThat(count(early) + count(wrong)).isZero();
  }

  @Test
  void healingEvidence_countsInPlaceOfWhatWasTold_andAsksForMore() {
    var box = door.claimed();
    var run = UUID.randomUUID();
    var told = execution().put("execution_id", run.toString());
    assertThat(door.post("/api/agent/executions", key(box), told).status()).isEqualTo(200);
    var post = Json.object().put("healing_outcome", "failed").put("run_id", run.toString());
    post.putObject("decision").put("runbook_id", "LIN-SVC-001").put("reason_code", "allowed");
    var first = healing(box, 1, ChainPosition.GENESIS, post);
    door.submit(box, first, 201);
    door.submit(box, first, 200);
    assertThat(outcomes(box)).containsExactly("failed allowed L1");
    var request = Json.object().put("healing_outcome", "deferred");
    request.putObject("decision").put("runbook_id", "not a runbook").put("reason_code", "budget");
    door.submit(box, healing(box, 2, Sha256.hex(first.signedPayload()), request), 201);
    assertThat(outcomes(box)).containsExactlyInAnyOrder("failed allowed L1", "deferred budget L1");
  }

  @Test
  void patterns_areWhatBundlesProve_whateverIsTold() {
    var box = door.claimed();
    // Told, and not proven: it counts for nothing.
    assertThat(door.post("/api/agent/executions", key(box), execution()).status()).isEqualTo(200);
    var claim = patterns("critical_services", "LIN-SVC-001", 9, 9);
    assertThat(answer(box, claim)).containsExactly("LIN-SVC-001 unproven 0/0");
    var post =
        Json.object().put("healing_outcome", "healed").put("run_id", UUID.randomUUID().toString());
    post.putObject("decision").put("runbook_id", "LIN-SVC-001").put("reason_code", "allowed");
    door.submit(box, healing(box, 1, ChainPosition.GENESIS, post), 201);
    var check =
        door.post("/agent/patterns", key(box), patterns())
            .json()
            .path("patterns")
            .get(0)
            .path("check_type")
            .asString();
    assertThat(answer(box, patterns())).containsExactly("LIN-SVC-001 not_told 1/1");
    assertThat(answer(box, patterns(check, "LIN-SVC-001", 1, 1)))
        .containsExactly("LIN-SVC-001 proven 1/1");
    assertThat(answer(box, patterns(check, "LIN-SVC-001", 2, 1)))
        .containsExactly("LIN-SVC-001 unproven 1/1");
    // Of another appliance nothing of it is seen.
    assertThat(answer(door.claimed(), patterns())).isEmpty();
  }

  @Test
  void patterns_thatAreNone_areRefused_andWithoutAKeyNobodyIsHeard() {
    var box = door.claimed();
    assertThat(door.post("/agent/patterns", key(box), patterns("x", "LIN-SVC-001", 1, 2)).body())
        .contains("successes");
    assertThat(door.post("/agent/patterns", key(box), patterns("x", "rm -rf", 1, 1)).body())
        .contains("runbook_id");
    assertThat(door.post("/agent/patterns", key(box), Json.object()).body()).contains("patterns");
    var twice = patterns("x", "LIN-SVC-001", 1, 1);
    twice.withArray("patterns").add(twice.path("patterns").get(0).deepCopy());
    assertThat(door.post("/agent/patterns", key(box), twice).body()).contains("twice");
    assertThat(door.post("/agent/patterns", "", patterns()).status()).isEqualTo(401);
  }

  private static ObjectNode patterns() {
    var told = Json.object();
    told.putArray("patterns");
    return told;
  }

  private static ObjectNode patterns(
      String check, String runbook, long occurrences, long successes) {
    var told = patterns();
    told.withArray("patterns")
        .addObject()
        .put("check_type", check)
        .put("runbook_id", runbook)
        .put("occurrences", occurrences)
        .put("successes", successes);
    return told;
  }

  private static List<String> answer(Box box, ObjectNode told) {
    var reply = door.post("/agent/patterns", key(box), told);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply
        .json()
        .path("patterns")
        .valueStream()
        .map(one ->
            one.path("runbook_id").asString()
                + " "
                + one.path("status").asString()
                + " "
                + one.path("occurrences").asInt()
                + "/"
                + one.path("successes").asInt())
        .toList();
  }

  private static SignedBundle healing(Box box, long sequence, String prev, ObjectNode postState) {
    return TestBundles.sign(
        box, box.key(), sequence, prev, BundleKind.HEALING, Json.object(), postState);
  }

  private static List<String> outcomes(Box box) {
    return door.central.inPlatform(db ->
        db.sql(
                "SELECT outcome || ' ' || reason_code || ' ' || tier AS told FROM healing_execution"
                    + " WHERE appliance_id = :box")
            .param("box", box.id().value())
            .query((row, _) -> String.valueOf(row.getString("told")))
            .list());
  }

  @Test
  void checkin_bringsTheAllowance_ofThisApplianceOnly() {
    var box = door.claimed();
    var body = ReceiverFixture.checkinBody(box.id());
    assertThat(door.post("/api/appliances/checkin", key(box), body).json().has("allowance"))
        .isFalse();
    door.central.inPlatform(db ->
        db.sql(
                "INSERT INTO healing_allowance (appliance_id, site_id, slot, stop_state, signed_payload, signature,"
                    + " key_id, signed_at) VALUES (:box, :site, now(), '', 'mine', :signature, :key, now())")
            .param("box", box.id().value())
            .param("site", box.id().site().value())
            .param("signature", door.orderKey.sign("mine"))
            .param("key", door.orderKey.verifyingKey().id().value())
            .update());
    var answer = door.post("/api/appliances/checkin", key(box), body).json();
    assertThat(answer.at("/allowance/signed_payload").asString()).isEqualTo("mine");
    var other = door.claimed();
    var theirs =
        door.post("/api/appliances/checkin", key(other), ReceiverFixture.checkinBody(other.id()));
    assertThat(theirs.json().has("allowance")).isFalse();
  }

  private static ObjectNode execution() {
    return Json.object()
        .put("execution_id", UUID.randomUUID().toString())
        .put("runbook_id", "LIN-SVC-001")
        .put("host_id", "db-1")
        .put("check_type", "critical_services")
        .put("tier", "L1")
        .put("outcome", "healed")
        .put("started_at", Instant.now().toString())
        .put("duration_ms", 1_200);
  }

  private static long count(ObjectNode execution) {
    return door.central.inPlatform(db ->
        db.sql("SELECT count(*) FROM healing_execution WHERE execution_id = :id")
            .param("id", UUID.fromString(execution.path("execution_id").asString()))
            .query(Long.class)
            .single());
  }

  private static void publish(Box site, Optional<Box> only, long serial, String payload) {
    door.publish(site, only, serial, payload);
  }

  private static ReceiverFixture.Reply sync(Box box, String known) {
    return door.send(
        door.receiver.port(),
        "GET",
        "/agent/sync",
        key(box),
        "",
        "",
        Map.of("If-None-Match", known));
  }

  private static String key(Box box) {
    return box.apiKey().reveal();
  }

  private static String tag(String payload) {
    return '"' + Sha256.hex(payload) + '"';
  }
}

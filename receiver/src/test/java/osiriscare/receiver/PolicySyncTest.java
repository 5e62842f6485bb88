package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.database.Db;
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
    door.central.inPlatform(db ->
        db.sql(
                "INSERT INTO rule_document (document_sha256, site_id, appliance_id, serial, base_sha256,"
                    + " signed_payload, signature, key_id, issued_at)"
                    + " VALUES (:sha, :site, :appliance, :serial, :sha, :payload, :signature, :key, :now)")
            .param("sha", Sha256.hex(payload))
            .param("site", site.id().site().value())
            .param("appliance", only.map(box -> box.id().value()).orElse(null))
            .param("serial", serial)
            .param("payload", payload)
            .param("signature", door.orderKey.sign(payload))
            .param("key", door.orderKey.verifyingKey().id().value())
            .param("now", Db.time(Instant.now()))
            .update());
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

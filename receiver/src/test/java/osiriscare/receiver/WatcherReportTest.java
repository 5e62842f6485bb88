package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.id.WatcherKey;
import osiriscare.protocol.incident.Heartbeat;
import osiriscare.protocol.json.Json;
import osiriscare.receiver.change.SiteChanges;
import osiriscare.receiver.incident.Reporter;
import osiriscare.receiver.watcher.HeartbeatIntake;
import tools.jackson.databind.node.ObjectNode;

/// A watcher at the receiver's door.
class WatcherReportTest {
  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  /// A registered watcher and its keys.
  record Watching(WatcherId id, SiteId site, WatcherKey key, SigningKey signing) {
    static Watching register(ReceiverFixture door, SiteId site) {
      var watching =
          new Watching(
              WatcherId.random(),
              site,
              WatcherKey.generate(ReceiverFixture.RANDOM),
              SigningKey.generate(ReceiverFixture.RANDOM));
      door.central.inPlatform(db ->
          db.sql(
                  "INSERT INTO watcher (watcher_id, site_id, host_id, api_key_sha256, public_key, registered_at,"
                      + " registered_by) VALUES (:id, :site, 'db-1', :sha, :key, now(), 'test')")
              .param("id", watching.id.value())
              .param("site", site.value())
              .param("sha", watching.key.sha256())
              .param("key", watching.signing.verifyingKey().hex())
              .update());
      return watching;
    }
  }

  @Test
  void report_ofItsOwnSite_isTakenOnce_andNamesTheWatcher() {
    var box = door.claimed();
    var watching = Watching.register(door, box.id().site());
    var incident = ReceiverFixture.incident(box);
    var first = door.post("/incidents", watching.key().reveal(), incident);
    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(first.text("status")).isEqualTo("accepted");
    assertThat(door.post("/incidents", watching.key().reveal(), incident).text("status"))
        .isEqualTo("duplicate");
    var reporter =
        door.central.inPlatform(db ->
            db.sql("SELECT watcher_id FROM incident WHERE incident_id = :id")
                .param("id", UUID.fromString(incident.path("incident_id").asString()))
                .query(UUID.class)
                .single());
    assertThat(reporter).isEqualTo(watching.id().value());
    assertThat(reported(watching)).isOne();
  }

  @Test
  void report_ofAnotherSite_orWithNoValidKey_isRefused() {
    var box = door.claimed();
    var watching = Watching.register(door, door.claimed().id().site());
    var incident = ReceiverFixture.incident(box);
    assertThat(door.post("/incidents", watching.key().reveal(), incident).code())
        .isEqualTo("wrong_site");
    var stranger = WatcherKey.generate(ReceiverFixture.RANDOM).reveal();
    assertThat(door.post("/incidents", stranger, incident).code()).isEqualTo("unauthenticated");
    assertThat(door.post("/incidents", "osw_", incident).code()).isEqualTo("unauthenticated");
    assertThat(reported(watching)).isZero();
  }

  @Test
  void report_whoseDetailsDoNotMakeItsType_isRefusedByName() {
    var box = door.claimed();
    var key = Watching.register(door, box.id().site()).key().reveal();
    var incident = ReceiverFixture.incident(box).put("incident_type", "service_crash");
    incident.set("details", Json.object().put("unit", "a.service"));
    var refused = door.post("/incidents", key, incident);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("details.restart_count");
    incident.set("details", Json.object().put("unit", "a.service").put("restart_count", 1));
    assertThat(door.post("/incidents", key, incident).status()).isEqualTo(202);
    var unknown = ReceiverFixture.incident(box).put("incident_type", "of_a_newer_watcher");
    assertThat(door.post("/incidents", key, unknown).status()).isEqualTo(202);
  }

  @Test
  void heartbeat_isKept_untilANewerOneComes_andOnlyOfItsOwnSite() {
    var box = door.claimed();
    var watching = Watching.register(door, box.id().site());
    var key = watching.key().reveal();
    assertThat(heard(watching)).isEqualTo("never");
    var sent = heartbeat(watching.site()).put("problem", "The journal cannot be read");
    var taken = door.post(HEARTBEAT, key, sent);
    assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    assertThat(heard(watching)).isEqualTo("now, 3 wait: The journal cannot be read");
    assertThat(door.post(HEARTBEAT, key, heartbeat(watching.site())).status()).isEqualTo(202);
    assertThat(heard(watching)).isEqualTo("now, 3 wait: ");

    var other = Watching.register(door, door.claimed().id().site());
    assertThat(door.post(HEARTBEAT, other.key().reveal(), heartbeat(watching.site())).code())
        .isEqualTo("wrong_site");
    assertThat(heard(other)).isEqualTo("never");
    assertThat(door.post(HEARTBEAT, box.apiKey().reveal(), heartbeat(watching.site())).code())
        .as("an appliance")
        .isEqualTo("forbidden");
  }

  /// An entry of a stream may have lain there for days, or somebody adds an old one again.
  @Test
  void heartbeat_thatComesLate_countsFromWhenItWasSent() {
    var box = door.claimed();
    var watching = Watching.register(door, box.id().site());
    var reporter = Reporter.of(watching.id(), watching.site());
    var clock = Clock.systemUTC();
    try (var database = new Database(door.databases.receiver(), "heartbeat-test", 1);
        var changes = new SiteChanges(database)) {
      var intake = new HeartbeatIntake(database, changes, clock);
      assertThat(intake.takeLate(sent(watching, clock.instant().minusSeconds(3600)), reporter))
          .isTrue();
      assertThat(heard(watching)).startsWith("long ago");
      assertThat(intake.takeLate(sent(watching, clock.instant().minusSeconds(7200)), reporter))
          .isFalse();
      assertThat(intake.takeLate(sent(watching, clock.instant().plusSeconds(86_400)), reporter))
          .isTrue();
      assertThat(heard(watching)).as("a clock that is ahead buys no time").startsWith("now");
    }
  }

  private static final String HEARTBEAT = "/incidents/heartbeat";

  private static ObjectNode heartbeat(SiteId site) {
    return new Heartbeat(site, Instant.EPOCH, Optional.empty(), 3, "1").toJson();
  }

  private static Heartbeat sent(Watching watching, Instant at) {
    return new Heartbeat(watching.site(), at, Optional.empty(), 0, "1");
  }

  private static String heard(Watching watching) {
    return door.central.inPlatform(db ->
        db.sql(
                """
                SELECT CASE WHEN last_heartbeat_at IS NULL THEN 'never'
                            WHEN last_heartbeat_at > now() THEN 'in the future'
                            WHEN last_heartbeat_at > now() - interval '1 minute'
                            THEN 'now, ' || waiting || ' wait: ' || coalesce(problem, '')
                            ELSE 'long ago' END
                  FROM watcher WHERE watcher_id = :id
                """)
            .param("id", watching.id().value())
            .query((row, _) -> row.getString(1))
            .single());
  }

  @Test
  void watchersKey_opensNoOtherDoor_andNoneOnceRevoked() {
    var box = door.claimed();
    var watching = Watching.register(door, box.id().site());
    var key = watching.key().reveal();
    assertThat(
            door.post("/api/appliances/checkin", key, ReceiverFixture.checkinBody(box.id()))
                .status())
        .isEqualTo(401);
    assertThat(door.get("/orders/next", key).status()).isEqualTo(401);
    door.central.inPlatform(db ->
        db.sql("UPDATE watcher SET revoked_at = :now WHERE watcher_id = :id")
            .param("now", Db.time(Instant.now()))
            .param("id", watching.id().value())
            .update());
    assertThat(door.post("/incidents", key, ReceiverFixture.incident(box)).status()).isEqualTo(401);
  }

  private static long reported(Watching watching) {
    return door.central.inPlatform(db ->
        db.sql("SELECT count(*) FROM watcher WHERE watcher_id = :id AND last_report_at IS NOT NULL")
            .param("id", watching.id().value())
            .query(Long.class)
            .single());
  }
}

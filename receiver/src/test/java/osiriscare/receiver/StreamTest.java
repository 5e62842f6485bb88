package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.queue.EventQueue;
import osiriscare.daemon.settings.Settings;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.Heartbeat;
import osiriscare.protocol.incident.IncidentStream;
import osiriscare.protocol.json.Json;
import osiriscare.receiver.WatcherReportTest.Watching;
import osiriscare.testkit.Await;
import osiriscare.testkit.redis.RedisServer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XReadGroupParams;
import tools.jackson.databind.node.ObjectNode;

/// Incidents over a real Redis with TLS and one user per site.
@Tag("real-redis")
class StreamTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static RedisServer redis;
  private static Jedis admin;
  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    redis = RedisServer.start(folder);
    admin = redis.admin();
    var settings = new HashMap<>(redis.receiverSettings());
    settings.put("EVENT_QUEUE_ABANDONED_SECONDS", "1");
    door = new ReceiverFixture(settings);
  }

  @AfterAll
  static void close() {
    door.close();
    admin.close();
    redis.close();
  }

  private static Watching watching() {
    var site = door.claimed().id().site();
    redis.allow(site);
    return Watching.register(door, site);
  }

  private static ObjectNode incident(SiteId site) {
    return Json.object()
        .put("incident_id", UUID.randomUUID().toString())
        .put("site_id", site.value())
        .put("host_id", "db-1")
        .put("incident_type", "log_matched")
        .put("severity", "high");
  }

  static Map<String, String> entry(Watching watching, String body) {
    return Map.of(
        IncidentStream.WATCHER, watching.id().toString(),
        IncidentStream.BODY, body,
        IncidentStream.SIGNATURE, watching.signing().sign(body));
  }

  private static Jedis asSite(SiteId site) {
    return EventQueue.from(new Settings(redis.siteSettings(site)))
        .orElseThrow()
        .connect(Duration.ofSeconds(10));
  }

  private static void add(Watching watching, Map<String, String> entry) {
    try (var site = asSite(watching.site())) {
      site.xadd(IncidentStream.of(watching.site()), StreamEntryID.NEW_ENTRY, entry);
    }
  }

  private static long stored(SiteId site) {
    return door.central.inPlatform(db ->
        db.sql("SELECT count(*) FROM incident WHERE site_id = :site")
            .param("site", site.value())
            .query(Long.class)
            .single());
  }

  private static boolean isEmpty(SiteId site) {
    return admin.xlen(IncidentStream.of(site)) == 0;
  }

  private static List<String> reasons(SiteId site) {
    return admin.xrange(IncidentStream.REFUSED, "-", "+").stream()
        .map(entry -> entry.getFields())
        .filter(
            fields -> fields.getOrDefault("origin", "").startsWith(IncidentStream.of(site) + " "))
        .map(fields -> fields.getOrDefault("reason", ""))
        .toList();
  }

  @Test
  void heartbeat_isTakenFromTheStreamToo() {
    var watching = watching();
    var sent = new Heartbeat(watching.site(), Instant.now(), Optional.empty(), 0, "1");
    add(watching, entry(watching, Json.text(sent.toJson())));
    Await.until("it is heard of", LIMIT, () -> heard(watching) == 1);
    Await.until("the stream is empty", LIMIT, () -> isEmpty(watching.site()));
    assertThat(stored(watching.site())).isZero();
  }

  private static long heard(Watching watching) {
    return door.central.inPlatform(db ->
        db.sql("SELECT count(*) FROM watcher WHERE watcher_id = :id AND last_heartbeat_at <= now()")
            .param("id", watching.id().value())
            .query(Long.class)
            .single());
  }

  @Test
  void entry_isStoredOnce_andLeavesItsStream() {
    var watching = watching();
    var body = Json.text(incident(watching.site()));
    add(watching, entry(watching, body));
    add(watching, entry(watching, body));
    Await.until("both are taken", LIMIT, () -> stored(watching.site()) == 1);
    Await.until("the stream is empty", LIMIT, () -> isEmpty(watching.site()));
    assertThat(stored(watching.site())).isOne();
    assertThat(door.metric("osiris_stream_entries_total{result=\"duplicate\"}")).isPositive();
    assertThat(reasons(watching.site())).isEmpty();
  }

  @Test
  void entryThatNoRetryHelps_isMovedAsideOnce_withItsReason_andHoldsNobodyUp() {
    var watching = watching();
    var stranger = watching();
    var site = watching.site();
    var good = Json.text(incident(site));
    add(watching, Map.of("nonsense", "x"));
    add(watching, entry(watching, "no json"));
    add(watching, entry(watching, Json.text(incident(site).put("severity", "odd"))));
    add(watching, entry(watching, Json.text(incident(stranger.site()))));
    add(watching, entry(stranger, good));
    var forged = new HashMap<>(entry(watching, good));
    forged.put(IncidentStream.BODY, good.replace("high", "low"));
    add(watching, forged);
    add(watching, entry(watching, good));
    Await.until("the good one is stored", LIMIT, () -> stored(site) == 1);
    Await.until("the stream is empty", LIMIT, () -> isEmpty(site));
    assertThat(reasons(site))
        .hasSize(6)
        .anyMatch(reason -> reason.contains("body is required"))
        .anyMatch(reason -> reason.contains("body is not valid JSON"))
        .anyMatch(reason -> reason.contains("severity must be one of"))
        .anyMatch(reason -> reason.startsWith("wrong_site"))
        .anyMatch(reason -> reason.startsWith("unauthenticated"))
        .anyMatch(reason -> reason.startsWith("signature_invalid"));
    assertThat(door.metric("osiris_stream_moved_aside")).isGreaterThanOrEqualTo(6);
    assertThat(door.metric("osiris_stream_entries_total{result=\"refused\"}")).isPositive();
  }

  @Test
  void recovery_behindItsIncident_closesIt() {
    var watching = watching();
    var incident = incident(watching.site());
    add(watching, entry(watching, Json.text(incident)));
    var over =
        Json.object()
            .put("incident_id", incident.path("incident_id").asString())
            .put("site_id", watching.site().value())
            .put("recovered_at", "2026-11-21T10:00:00Z")
            .put("reason", "the probe is good again");
    add(watching, entry(watching, Json.text(over)));
    Await.until("it is closed", LIMIT, () -> resolved(watching.site()) == 1);
    Await.until("the stream is empty", LIMIT, () -> isEmpty(watching.site()));
    assertThat(reasons(watching.site())).isEmpty();
  }

  private static long resolved(SiteId site) {
    return door.central.inPlatform(db ->
        db.sql("SELECT count(*) FROM incident WHERE site_id = :site AND status = 'resolved'")
            .param("site", site.value())
            .query(Long.class)
            .single());
  }

  @Test
  void revokedWatcher_isRefused() {
    var watching = watching();
    door.central.inPlatform(db ->
        db.sql("UPDATE watcher SET revoked_at = now() WHERE watcher_id = :id")
            .param("id", watching.id().value())
            .update());
    add(watching, entry(watching, Json.text(incident(watching.site()))));
    Await.until("it is refused", LIMIT, () -> reasons(watching.site()).size() == 1);
    assertThat(stored(watching.site())).isZero();
  }

  @Test
  void siteUser_addsToItsOwnStream_andMayDoNothingElse() {
    var watching = watching();
    var other = watching().site();
    try (var site = asSite(watching.site())) {
      var entry = Map.of("a", "b");
      assertThatThrownBy(() -> site.xadd(IncidentStream.of(other), StreamEntryID.NEW_ENTRY, entry))
          .hasMessageContaining("NOPERM");
      assertThatThrownBy(() -> site.xrange(IncidentStream.of(watching.site()), "-", "+"))
          .hasMessageContaining("NOPERM");
      assertThatThrownBy(() -> site.del(IncidentStream.of(watching.site())))
          .hasMessageContaining("NOPERM");
    }
  }

  @Test
  void entryThatADeadReceiverHeld_isTakenOver_unlessItKilledTooMany() {
    var watching = watching();
    var stream = IncidentStream.of(watching.site());
    // Its group is there before the receiver looks: somebody else reads the entries and dies.
    admin.xgroupCreate(stream, "unrelated", new StreamEntryID(0, 0), true);
    Await.until(
        "the receiver joined",
        LIMIT,
        () -> admin.xinfoGroups(stream).stream().anyMatch(g -> g.getName().equals("receiver")));
    var lost = entry(watching, Json.text(incident(watching.site())));
    var deadly = entry(watching, Json.text(incident(watching.site())));
    var transaction = admin.multi();
    transaction.xadd(stream, StreamEntryID.NEW_ENTRY, lost);
    transaction.xadd(stream, StreamEntryID.NEW_ENTRY, deadly);
    var read =
        transaction.xreadGroup(
            IncidentStream.GROUP,
            "dead",
            XReadGroupParams.xReadGroupParams().count(2),
            Map.of(stream, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
    transaction.exec();
    var held = read.get().getFirst().getValue();
    admin.xclaim(
        stream,
        IncidentStream.GROUP,
        "dead",
        0,
        XClaimParams.xClaimParams().retryCount(10),
        held.get(1).getID());
    Await.until("the lost one is stored", LIMIT, () -> stored(watching.site()) == 1);
    Await.until("the deadly one is aside", LIMIT, () -> reasons(watching.site()).size() == 1);
    assertThat(reasons(watching.site()).getFirst()).startsWith("not_handled");
    Await.until("the stream is empty", LIMIT, () -> isEmpty(watching.site()));
  }

  @Test
  void serverWithAnotherName_orOfAnotherAuthority_isNotTrusted(@TempDir Path elsewhere) {
    try (var impostor = RedisServer.start(elsewhere, "elsewhere.example")) {
      var named = EventQueue.from(new Settings(impostor.receiverSettings())).orElseThrow();
      assertThatThrownBy(() -> named.connect(Duration.ofSeconds(5)))
          .isInstanceOf(JedisException.class)
          .hasStackTraceContaining("127.0.0.1");
    }
    var mixed = new HashMap<>(redis.receiverSettings());
    mixed.remove("EVENT_QUEUE_CA_FILE");
    var system = EventQueue.from(new Settings(mixed)).orElseThrow();
    assertThatThrownBy(() -> system.connect(Duration.ofSeconds(5)))
        .isInstanceOf(JedisException.class)
        .hasStackTraceContaining("certification path");
  }
}

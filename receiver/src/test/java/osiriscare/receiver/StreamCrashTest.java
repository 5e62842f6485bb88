package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.protocol.incident.IncidentStream;
import osiriscare.protocol.json.Json;
import osiriscare.receiver.WatcherReportTest.Watching;
import osiriscare.testkit.Await;
import osiriscare.testkit.redis.RedisServer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisConnectionException;

/// Receivers are killed in the middle of their work, and Redis too: nothing is lost or doubled.
@Tag("real-redis")
class StreamCrashTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int ROUNDS = 4;
  private static final int ENTRIES_PER_ROUND = 60;
  private static final int UNITS = 150;

  static LongStream seeds() {
    return LongStream.of(7, new Random().nextLong());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void killedAnywhere_everyReportIsStoredOnce_andEveryThingIsOneIncident(
      long seed, @TempDir Path folder) throws Exception {
    var random = new Random(seed);
    try (var redis = RedisServer.start(folder);
        var door = new ReceiverFixture()) {
      var watching = Watching.register(door, door.claimed().id().site());
      var sent = new HashMap<UUID, String>();
      for (int round = 0; round < ROUNDS; round++) {
        var receivers = List.of(launch(door, redis, folder), launch(door, redis, folder));
        try {
          Await.until("a receiver joined", LIMIT, () -> hasGroup(redis, watching));
          send(redis, watching, sent, random);
          int enough = random.nextInt(sent.size());
          Await.until("it works on them", LIMIT, () -> stored(door, watching) >= enough);
          if (round == 1) {
            redis.kill();
            redis.restart();
          }
        } finally {
          for (var receiver : receivers) {
            receiver.destroyForcibly().waitFor();
          }
        }
      }
      var last = launch(door, redis, folder);
      try {
        Await.until("all are stored", LIMIT, () -> stored(door, watching) == sent.size());
        Await.until("the stream is empty", LIMIT, () -> left(redis, watching) == 0);
      } finally {
        last.destroyForcibly().waitFor();
      }
      assertThat(reports(door, watching)).containsExactlyInAnyOrderElementsOf(sent.keySet());
      assertThat(units(door, watching))
          .containsExactlyInAnyOrderElementsOf(Set.copyOf(sent.values()));
      assertThat(announced(door, watching)).isEqualTo(sent.size());
    }
  }

  private static void send(
      RedisServer redis, Watching watching, Map<UUID, String> sent, Random random) {
    try (var admin = redis.admin()) {
      for (int i = 0; i < ENTRIES_PER_ROUND; i++) {
        var id = UUID.randomUUID();
        var unit = "unit-" + random.nextInt(UNITS);
        sent.put(id, unit);
        var body =
            Json.text(
                Json.object()
                    .put("incident_id", id.toString())
                    .put("site_id", watching.site().value())
                    .put("host_id", "db-1")
                    .put("incident_type", "log_matched")
                    .put("severity", "high")
                    .set("details", Json.object().put("unit", unit)));
        // A watcher whose answer was lost sends again.
        for (int times = random.nextInt(5) == 0 ? 2 : 1; times > 0; times--) {
          admin.xadd(
              IncidentStream.of(watching.site()),
              StreamEntryID.NEW_ENTRY,
              StreamTest.entry(watching, body));
        }
      }
    }
  }

  private static boolean hasGroup(RedisServer redis, Watching watching) {
    try (var admin = redis.admin()) {
      var stream = IncidentStream.of(watching.site());
      return admin.exists(stream) && !admin.xinfoGroups(stream).isEmpty();
    }
  }

  private static long left(RedisServer redis, Watching watching) {
    try (Jedis admin = redis.admin()) {
      return admin.xlen(IncidentStream.of(watching.site()));
    } catch (JedisConnectionException _) {
      return -1;
    }
  }

  private static long stored(ReceiverFixture door, Watching watching) {
    return reports(door, watching).size();
  }

  private static List<UUID> reports(ReceiverFixture door, Watching watching) {
    return door.central.inPlatform(db ->
        db.sql("SELECT occurrence_id FROM incident_occurrence WHERE site_id = :site")
            .param("site", watching.site().value())
            .query((row, _) -> row.getObject(1, UUID.class))
            .list());
  }

  private static List<String> units(ReceiverFixture door, Watching watching) {
    return door.central.inPlatform(db ->
        db.sql("SELECT details ->> 'unit' AS unit FROM incident WHERE site_id = :site")
            .param("site", watching.site().value())
            .query((row, _) -> row.getString("unit"))
            .list());
  }

  private static int announced(ReceiverFixture door, Watching watching) {
    return door.central.inPlatform(db ->
        db.sql("SELECT count(*) FROM outbox WHERE site_id = :site AND topic = 'incident'")
            .param("site", watching.site().value())
            .query(Integer.class)
            .single());
  }

  private static Process launch(ReceiverFixture door, RedisServer redis, Path folder)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(ReceiverMain.class.getName());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(redis.receiverSettings());
    builder.environment().put("EVENT_QUEUE_ABANDONED_SECONDS", "1");
    builder.environment().put("OSIRIS_RECEIVER_PORT", "0");
    builder
        .environment()
        .put("DATABASE_URL", ReceiverFixture.postgresql(door.databases.receiver()));
    var log = new File(folder.toFile(), "receivers.log");
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
  }
}

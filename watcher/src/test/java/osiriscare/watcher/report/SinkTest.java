package osiriscare.watcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import osiriscare.daemon.queue.EventQueue;
import osiriscare.daemon.settings.Settings;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.id.WatcherKey;
import osiriscare.protocol.incident.Heartbeat;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.incident.IncidentStream;
import osiriscare.protocol.incident.Recovery;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.receiver.FakeReceiver;
import osiriscare.testkit.receiver.Fault;
import osiriscare.testkit.redis.RedisServer;
import osiriscare.watcher.report.Sink.Delivery;
import osiriscare.watcher.store.WatcherStore;
import osiriscare.watcher.store.WatcherStore.Waiting;

class SinkTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SiteId SITE = new SiteId("clinic-a");

  private final SigningKey signing = SigningKey.generate(RANDOM);

  private static Waiting incident() {
    var id = IncidentId.random();
    var incident =
        new Incident(
            id,
            SITE,
            new HostId("h"),
            "t",
            Severity.LOW,
            Optional.empty(),
            Json.object(),
            Json.object(),
            List.of(),
            Optional.empty());
    return new Waiting(1, id.toString(), Json.text(incident.toJson()));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void receiver_whateverHappens_onlyItsOwnAnswerIsADelivery(Fault fault) throws Exception {
    var key = WatcherKey.generate(RANDOM);
    try (var receiver = new FakeReceiver(Clock.systemUTC());
        var sink = new ReceiverSink(receiver.uri(), key)) {
      var incident = incident();
      assertThat(sink.send(incident)).as("not registered").isInstanceOf(Delivery.Later.class);
      receiver.know(signing.verifyingKey(), key.sha256());
      receiver.faults(() -> fault);
      assertThat(sink.send(incident) instanceof Delivery.Delivered).isEqualTo(fault == Fault.NONE);
      receiver.faults(() -> Fault.NONE);
      assertThat(sink.send(incident)).isEqualTo(new Delivery.Delivered());
      assertThat(receiver.incidents()).hasSize(1);
      receiver.down();
      assertThat(sink.send(incident)).isInstanceOf(Delivery.Later.class);
    }
  }

  @Test
  void recovery_goesToItsOwnDoor_andIsForgottenWhenItsIncidentNeverArrived() throws Exception {
    var key = WatcherKey.generate(RANDOM);
    try (var receiver = new FakeReceiver(Clock.systemUTC());
        var sink = new ReceiverSink(receiver.uri(), key)) {
      receiver.know(signing.verifyingKey(), key.sha256());
      var incident = incident();
      assertThat(sink.send(over(incident))).isEqualTo(new Delivery.Refused("not_found"));
      assertThat(sink.send(incident)).isEqualTo(new Delivery.Delivered());
      assertThat(sink.send(over(incident))).isEqualTo(new Delivery.Delivered());
      assertThat(receiver.incidents()).hasSize(1);
    }
  }

  private static Waiting over(Waiting incident) {
    var id = IncidentId.parse(incident.incidentId());
    var recovery = new Recovery(id, SITE, Instant.now(), "again");
    return new Waiting(2, incident.incidentId(), Json.text(recovery.toJson()));
  }

  @Test
  @Tag("real-redis")
  void stream_carriesTheSignedBody_andComesBackAfterAnOutage(@TempDir Path folder)
      throws Exception {
    var watcher = WatcherId.random();
    try (var redis = RedisServer.start(folder)) {
      redis.allow(SITE);
      var queue = EventQueue.from(new Settings(redis.siteSettings(SITE))).orElseThrow();
      try (var sink = new StreamSink(queue, SITE, watcher, signing);
          var store = WatcherStore.open(folder, 10)) {
        var incident = incident();
        assertThat(sink.send(incident)).isEqualTo(new Delivery.Delivered());
        try (var admin = redis.admin()) {
          var entry = admin.xrange(IncidentStream.of(SITE), "-", "+").getFirst().getFields();
          assertThat(entry).containsEntry(IncidentStream.WATCHER, watcher.toString());
          assertThat(entry).containsEntry(IncidentStream.BODY, incident.body());
          assertThat(
                  signing
                      .verifyingKey()
                      .verifies(incident.body(), entry.getOrDefault(IncidentStream.SIGNATURE, "")))
              .isTrue();
        }
        redis.kill();
        assertThat(sink.send(incident)).isInstanceOf(Delivery.Later.class);
        assertThat(store.waiting()).isZero();
      }
    }
  }

  @Test
  void reporter_triesTheNextWay_andKeepsWhatNoWayTakes(@TempDir Path folder) throws Exception {
    try (var store = WatcherStore.open(folder, 10)) {
      store.probeFailed(
          "p",
          1,
          Clock.systemUTC().instant(),
          _ -> Incident.from(Json.object(incident().body(), "body")));
      var closed = new Way(new Delivery.Later("closed"));
      assertThat(new Reporter(store, List.of(closed), new Random(1)).flush())
          .isGreaterThan(Duration.ZERO);
      assertThat(store.waiting()).isOne();
      var open = new Way(new Delivery.Delivered());
      assertThat(new Reporter(store, List.of(closed, open), new Random(1)).flush())
          .isEqualTo(Duration.ZERO);
      assertThat(store.waiting()).isZero();
    }
  }

  @Test
  void heartbeat_goesOverTheFirstWayThatTakesIt_andIsNotKept(@TempDir Path folder)
      throws Exception {
    var key = WatcherKey.generate(RANDOM);
    var heartbeat = new Heartbeat(SITE, Instant.now(), Optional.of("no journal"), 7, "1");
    try (var receiver = new FakeReceiver(Clock.systemUTC());
        var sink = new ReceiverSink(receiver.uri(), key);
        var store = WatcherStore.open(folder, 10)) {
      var closed = new Way(new Delivery.Later("closed"));
      var reporter = new Reporter(store, List.of(closed, sink), new Random(1));
      reporter.beat(heartbeat);
      assertThat(receiver.heartbeats()).as("not registered").isEmpty();
      receiver.know(signing.verifyingKey(), key.sha256());
      reporter.beat(heartbeat);
      assertThat(receiver.heartbeats()).containsExactly(heartbeat);
      assertThat(store.waiting()).isZero();
    }
  }

  private record Way(Delivery answer) implements Sink {
    @Override
    public Delivery send(Waiting incident) {
      return answer;
    }

    @Override
    public Delivery send(Heartbeat heartbeat) {
      return answer;
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}

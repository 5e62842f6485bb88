package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.database.Database;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.protocol.id.Sha256;
import osiriscare.testkit.database.TestDatabase;

/// The database goes away and comes back; the receiver is stopped and started.
class OutageTest {
  private ReceiverFixture door;

  @BeforeEach
  void open() {
    door = new ReceiverFixture();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void databaseDown_is503_andOverWhenItIsBack() {
    var box = door.claimed();
    var body = ReceiverFixture.checkinBody(box.id());
    var bundle = TestBundles.sign(box, 1, ChainPosition.GENESIS);
    allowConnections(false);
    var health = door.get("/health", "");
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.text("database")).isEqualTo("down");
    var refused = door.post("/checkin", box.apiKey().reveal(), body);
    assertThat(refused.status()).as(refused.body()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("unavailable");
    assertThat(door.post("/evidence", box.apiKey().reveal(), bundle.toJson()).status())
        .isEqualTo(503);
    allowConnections(true);
    ReceiverFixture.await(() -> door.get("/health", "").status() == 200);
    assertThat(door.post("/checkin", box.apiKey().reveal(), body).status()).isEqualTo(200);
    door.submit(box, bundle, 201);
  }

  @Test
  void stop_sendsTheWaitingHome_andARestartLosesNothing() throws Exception {
    var box = door.claimed();
    var token = box.apiKey().reveal();
    var first = TestBundles.sign(box, 1, ChainPosition.GENESIS);
    door.submit(box, first, 201);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> door.get("/orders/next?wait=50", token));
      ReceiverFixture.await(() -> door.metric("osiris_parked_long_polls") == 1);
      door.receiver.close();
      assertThat(waiting.get().status()).isEqualTo(204);
    }
    var order = door.order(box.id(), Duration.ofMinutes(15));
    door.receiver = door.start(Map.of());
    door.submit(box, first, 200);
    door.submit(box, TestBundles.sign(box, 2, Sha256.hex(first.signedPayload())), 201);
    assertThat(door.get("/orders/next", token).text("order_id")).isEqualTo(order.id().value());
  }

  @Test
  void orderWhoseNotificationGotLost_isDeliveredByTheCatchUp() throws Exception {
    var box = door.claimed();
    try (var owner = new Database(door.databases.owner(), "test", 1)) {
      owner.withoutTenant(db ->
          db.sql("ALTER TABLE appliance_order DISABLE TRIGGER appliance_order_notify").update());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> door.get("/orders/next?wait=30", box.apiKey().reveal()));
      ReceiverFixture.await(() -> door.metric("osiris_parked_long_polls") == 1);
      var order = door.order(box.id(), Duration.ofMinutes(15));
      assertThat(waiting.get().text("order_id")).isEqualTo(order.id().value());
    }
  }

  private void allowConnections(boolean allowed) {
    var url = door.databases.owner().jdbcUrl();
    var name = url.substring(url.lastIndexOf('/') + 1);
    try (var server = new Database(TestDatabase.server().owner("postgres"), "test", 1)) {
      server.withoutTenant(db ->
          db.sql("UPDATE pg_database SET datallowconn = :allowed WHERE datname = :name")
              .param("allowed", allowed)
              .param("name", name)
              .update());
      if (!allowed) {
        server.withoutTenant(db ->
            db.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
                .param("name", name)
                .query((row, _) -> row.getBoolean(1))
                .list());
      }
    }
  }
}

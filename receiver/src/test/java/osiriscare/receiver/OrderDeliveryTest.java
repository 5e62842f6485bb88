package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.SignedOrder;
import tools.jackson.databind.node.ObjectNode;

/// Orders from the table to the appliance and back.
class OrderDeliveryTest {
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
  void onePollTooMany_sendsTheOldestHome_andTheNewestWaits() throws Exception {
    var box = door.claimed();
    var token = box.apiKey().reveal();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> door.get("/orders/next?wait=30", token));
      ReceiverFixture.await(() -> door.metric("osiris_parked_long_polls") == 1);
      var others = new ArrayList<Future<ReceiverFixture.Reply>>();
      for (int i = 0; i < 4; i++) {
        others.add(threads.submit(() -> door.get("/orders/next?wait=30", token)));
      }
      assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(204);
      door.order(box.id(), Duration.ofMinutes(5));
      for (var other : others) {
        assertThat(other.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void order_waitsForTheLongPoll_andIsDeliveredUntilAcknowledged() throws Exception {
    var box = door.claimed();
    var token = box.apiKey().reveal();
    assertThat(door.get("/orders/next", token).status()).isEqualTo(204);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> door.get("/orders/next?wait=30", token));
      ReceiverFixture.await(() -> door.metric("osiris_parked_long_polls") == 1);
      long start = System.nanoTime();
      var order = door.order(box.id(), Duration.ofMinutes(15));
      assertThat(waiting.get().text("order_id")).isEqualTo(order.id().value());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      var again = door.post("/checkin", token, ReceiverFixture.checkinBody(box.id()));
      var delivered =
          SignedOrder.from(Fields.of((ObjectNode) again.json().get("pending_orders").get(0)));
      assertThat(delivered.signedPayload()).isEqualTo(order.signedPayload());
      assertThat(delivered.signature()).isEqualTo(order.signature());
      assertThat(
              door.post("/api/orders/" + order.id() + "/acknowledge", token, Json.object())
                  .text("status"))
          .isEqualTo("acknowledged");
      assertThat(
              door.post("/api/orders/" + order.id() + "/acknowledge", token, Json.object())
                  .text("status"))
          .isEqualTo("already_acknowledged");
      assertThat(door.get("/orders/next", token).status()).isEqualTo(204);
      var done = Json.object().put("status", "completed").put("success", true);
      assertThat(
              door.post(
                      "/api/orders/" + order.id() + "/complete",
                      door.claimed().apiKey().reveal(),
                      done)
                  .status())
          .isEqualTo(404);
      assertThat(door.post("/api/orders/" + order.id() + "/complete", token, done).text("status"))
          .isEqualTo("recorded");
      assertThat(door.post("/api/orders/" + order.id() + "/complete", token, done).text("status"))
          .isEqualTo("already_completed");
    }
  }

  @Test
  void order_expired_isNeverDelivered() {
    var box = door.claimed();
    door.order(box.id(), Duration.ofMillis(1));
    assertThat(door.get("/orders/next?wait=1", box.apiKey().reveal()).status()).isEqualTo(204);
  }

  @Test
  void complete_failureWithoutCode_is400() {
    var box = door.claimed();
    var order = door.order(box.id(), Duration.ofMinutes(15));
    var reply =
        door.post(
            "/api/orders/" + order.id() + "/complete",
            box.apiKey().reveal(),
            Json.object().put("status", "failed").put("success", false));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("error_code");
  }
}

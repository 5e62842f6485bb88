package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.database.Db;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;

/// Archives go to machines with an open order for them, and to nobody else.
class ReleaseDownloadTest {
  private static final String CONTENT = "first part, second part, third";
  private static final String SHA = Sha256.hex(CONTENT);
  private static final Duration LIFE = Duration.ofMinutes(15);

  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
    door.central.inPlatform(db -> {
      db.sql(
              "INSERT INTO agent_release (sha256, version, size, uploaded_by, uploaded_at)"
                  + " VALUES (:sha, '1.4.2', :size, 'test', :at)")
          .param("sha", SHA)
          .param("size", CONTENT.length())
          .param("at", Db.time(Instant.now()))
          .update();
      int number = 0;
      for (var part : CONTENT.split("(?<=,)", -1)) {
        db.sql(
                "INSERT INTO agent_release_part (sha256, number, content)"
                    + " VALUES (:sha, :number, :content)")
            .param("sha", SHA)
            .param("number", number)
            .param("content", part.getBytes(StandardCharsets.UTF_8))
            .update();
        number++;
      }
      return number;
    });
  }

  @AfterAll
  static void close() {
    door.close();
  }

  private static int status(String token) {
    return door.get("/agent/releases/" + SHA, token).status();
  }

  @Test
  void download_whileItsOrderIsOpen_givesEveryByte() {
    var box = door.claimed();
    var token = box.apiKey().reveal();
    assertThat(status(token)).as("without an order").isEqualTo(404);
    var parameters = Json.object().put("version", "1.4.2").put("sha256", SHA);
    var order = door.order(box.id(), LIFE, "update_agent", parameters);
    var reply = door.get("/agent/releases/" + SHA, token);
    assertThat(reply.body()).isEqualTo(CONTENT);
    assertThat(reply.headers().get("content-length"))
        .containsExactly(String.valueOf(CONTENT.length()));
    assertThat(status(door.claimed().apiKey().reveal())).as("another's").isEqualTo(404);
    assertThat(door.get("/agent/releases/" + "0".repeat(64), token).status()).isEqualTo(404);

    var done = Json.object().put("status", "completed").put("success", true);
    door.post("/api/orders/" + order.id() + "/complete", token, done);
    assertThat(status(token)).as("once it is done").isEqualTo(404);
  }
}

package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.route.MachineRoute;

/// Incidents and the routes that ask for no credential.
class DoorTest {
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
  void incident_isStoredOnceAndPutInTheOutbox() {
    var box = door.claimed();
    var body = ReceiverFixture.incident(box);
    assertThat(door.post("/incidents", box.apiKey().reveal(), body).text("status"))
        .isEqualTo("accepted");
    assertThat(door.post("/incidents", box.apiKey().reveal(), body).text("status"))
        .isEqualTo("duplicate");
    long outbox =
        door.central.inPlatform(db ->
            db.sql("SELECT count(*) FROM outbox WHERE site_id = :s")
                .param("s", box.id().site().value())
                .query(Long.class)
                .single());
    assertThat(outbox).isEqualTo(1);
  }

  @Test
  void healthMetricsAndOpenApi_answerWithoutACredential() {
    assertThat(door.get("/health", "").text("database")).isEqualTo("up");
    assertThat(door.get("/metrics", "").body()).contains("osiris_http_requests");
    var paths = door.get("/openapi.json", "").json().get("paths");
    for (var route : MachineRoute.values()) {
      assertThat(paths.has(route.template())).as(route.template()).isTrue();
    }
  }

  /// After a wanted change: run with `-Dopenapi.write=true`, then read the difference.
  @Test
  void openApi_isTheCheckedInOne() throws IOException {
    var file = Path.of("../docs/openapi/receiver.json");
    var document = door.get("/openapi.json", "").json();
    document.withObjectProperty("info").put("version", "1"); // The build's own changes with each.
    var text = document.toPrettyString() + "\n";
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}

package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import osiriscare.testkit.openapi.ApiFuzzer;

/// Whatever the document allows, and what it does not, is never answered with a server error.
@Tag("real-schemathesis")
class FuzzTest {
  @Test
  void everyOperation_fuzzedAsAMachine_isNeverAServerError() {
    try (var door = new ReceiverFixture()) {
      var box = door.claimed();
      door.publish(box, Optional.empty(), 1, "{}");
      var outcome =
          ApiFuzzer.run(
              URI.create("http://127.0.0.1:" + door.receiver.port()),
              Path.of("../docs/openapi/receiver.json"),
              box.apiKey().reveal(),
              Duration.ofSeconds(30),
              List.of());
      assertThat(outcome.exitCode()).as(outcome.said()).isZero();
    }
  }
}

package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import osiriscare.testkit.openapi.ApiFuzzer;

/// Whatever the document allows, and what it does not, is never answered with a server error.
@Tag("real-schemathesis")
class FuzzTest {
  /// An event stream does not end; a logout ends nobody's session here.
  private static final List<String> WITHOUT = List.of("^/api/events$");

  @Test
  void everyOperation_fuzzedAsAdministrator_isNeverAServerError() {
    try (var central = RunningCentral.start()) {
      central.sql(TenantSeed.of("a"));
      var door = URI.create("http://127.0.0.1:" + CentralMain.port(central.context));
      var outcome =
          ApiFuzzer.run(
              door,
              Path.of("../docs/openapi/central.json"),
              central.file("admin-token"),
              Duration.ofMinutes(1),
              WITHOUT);
      assertThat(outcome.exitCode()).as(outcome.said()).isZero();
    }
  }
}

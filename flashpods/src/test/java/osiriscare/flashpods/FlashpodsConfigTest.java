package osiriscare.flashpods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.daemon.settings.Settings;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.job.Capacity;

class FlashpodsConfigTest {
  private static FlashpodsConfig config(Map<String, String> values) {
    return FlashpodsConfig.from(new Settings(values));
  }

  @Test
  void from_nothing_isTheDocumentedHost() {
    var config = config(Map.of());
    assertThat(config.database()).isEqualTo(Path.of("/var/lib/flashpods/db/flashpods.db"));
    assertThat(config.uploads()).isEqualTo(Path.of("/tmp/flashpods/uploads"));
    assertThat(config.artifacts()).isEqualTo(Path.of("/var/lib/flashpods/artifacts"));
    assertThat(config.logs()).isEqualTo(Path.of("/var/log/flashpods"));
    assertThat(config.host()).isEqualTo("10.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.tokenFile()).isEqualTo(Path.of("/etc/flashpods/api-token"));
    assertThat(config.podmanSocket()).isEqualTo(Path.of("/run/flashpods/podman.sock"));
    assertThat(config.logLevel()).isEqualTo("INFO");
    assertThat(config.rules().hasQueue()).isTrue();
    assertThat(config.retention().artifacts()).isEqualTo(Duration.ofHours(1));
    assertThat(config.retention().logs()).isEqualTo(Duration.ofHours(24));
    assertThat(config.grace()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.prePull()).hasSize(9);
    assertThat(config.requestsPerSecond()).isEqualTo(100);
    assertThat(config.network()).isEqualTo(new EgressPolicy.PublicInternet());
  }

  @Test
  void rules_holdSomethingBackForTheHost() {
    var large =
        config(Map.of("FLASHPODS_HOST_CPUS", "8", "FLASHPODS_HOST_MEMORY_GB", "16")).rules();
    assertThat(large.jobs()).isEqualTo(new Capacity(7, 15));
    var small = config(Map.of("FLASHPODS_HOST_CPUS", "2", "FLASHPODS_HOST_MEMORY_GB", "4")).rules();
    assertThat(small.jobs()).isEqualTo(new Capacity(2, 4));
  }

  @Test
  void logLevel_isTheFirstWordOfRustLog() {
    assertThat(config(Map.of("RUST_LOG", "debug,hyper=warn")).logLevel()).isEqualTo("DEBUG");
  }

  @ParameterizedTest
  @CsvSource({
    "FLASHPODS_LISTEN_ADDR,8080",
    "FLASHPODS_LISTEN_ADDR,host:x",
    "FLASHPODS_QUEUE,yes",
    "FLASHPODS_HOST_CPUS,0",
    "FLASHPODS_DISK_PERCENT_MAX,101",
    "FLASHPODS_DEFAULT_NETWORK,host",
    "RUST_LOG,loud",
    "FLASHPODS_QUEU,on",
  })
  void wrong_stopsTheStartAndIsNamed(String name, String value) {
    assertThatThrownBy(() -> config(Map.of(name, value)))
        .isInstanceOf(Settings.InvalidSetting.class)
        .hasMessageStartingWith(name);
  }
}

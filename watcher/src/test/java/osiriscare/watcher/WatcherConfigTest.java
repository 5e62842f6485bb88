package osiriscare.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.daemon.settings.Settings;
import osiriscare.daemon.settings.Settings.InvalidSetting;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.json.Json;

class WatcherConfigTest {
  private static WatcherConfig config(Map<String, String> settings) {
    var all = new HashMap<>(Map.of("OSIRIS_WATCHER_SITE", "clinic-a"));
    all.putAll(settings);
    return WatcherConfig.from(new Settings(all));
  }

  @Test
  void defaults() {
    var config = config(Map.of());
    assertThat(config.state()).isEqualTo(Path.of("/var/lib/msp-watcher"));
    assertThat(config.waitingMax()).isEqualTo(10_000);
    assertThat(config.watchFile()).isEmpty();
    assertThatThrownBy(config::requireAWay).hasMessageStartingWith("MCP_SERVER_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "OSIRIS_WATCHER_SITE, Not A Site",
    "OSIRIS_WATCHER_HOST, two words",
    "OSIRIS_WATCHER_ID, 7",
    "OSIRIS_WATCHER_WAITING_MAX, 1",
    "OSIRIS_WATCHER_STAET_DIR, x",
    "MCP_SERVER_URL, ftp://h",
    "MCP_SERVER_URL, http://192.0.2.1",
    "EVENT_QUEUE_URL, redis://192.0.2.1",
  })
  void wrongValue_isNamed(String name, String value) {
    assertThatThrownBy(() -> config(Map.of(name, value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(name);
  }

  @Test
  void queue_needsTheWatchersId() {
    assertThatThrownBy(() -> config(Map.of("EVENT_QUEUE_URL", "redis://127.0.0.1")).requireAWay())
        .hasMessageStartingWith("OSIRIS_WATCHER_ID");
  }

  @Test
  void identity_staysTheSame_isPrivate_andRegistersNothingSecret(@TempDir Path folder)
      throws Exception {
    var first = Identity.of(folder, new SecureRandom());
    var again = Identity.of(folder, new SecureRandom());
    assertThat(again.key().sha256()).isEqualTo(first.key().sha256());
    assertThat(again.signing().verifyingKey()).isEqualTo(first.signing().verifyingKey());
    var registration = Json.text(first.registration(new HostId("db-1")));
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
        assertThat(registration).doesNotContain(Files.readString(file).strip());
        Files.writeString(file, "torn");
        assertThatThrownBy(() -> Identity.of(folder, new SecureRandom()))
            .hasMessageContaining(file.getFileName().toString())
            .hasMessageNotContaining("torn ");
        Files.delete(file);
      }
    }
  }
}

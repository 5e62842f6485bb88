package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.daemon.settings.Settings;

class ReceiverConfigTest {
  private static final String DATABASE = "postgresql://u:hunter2@127.0.0.1/osiris";

  @Test
  void defaults_bindToLoopback_andTrustNobody() {
    var config = config(Map.of());
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8001);
    assertThat(config.publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8001"));
    assertThat(config.staticToken()).isEmpty();
    assertThat(config.trustedProxies()).isEmpty();
    assertThat(config.clientCertificateHeader()).isEqualTo("X-Client-Certificate");
    assertThat(config.databaseConnections()).isEqualTo(10);
    assertThat(config.anonymousPerMinute()).isEqualTo(60);
    assertThat(config.eventQueue()).isEmpty();
    assertThat(config.abandonedAfter()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.toString()).doesNotContain("hunter2");
  }

  @Test
  void explicitValues_count(@TempDir Path folder) throws Exception {
    var token = Files.writeString(folder.resolve("token"), "shared\n");
    var config =
        config(
            Map.of(
                "OSIRIS_RECEIVER_HOST", "0.0.0.0",
                "OSIRIS_RECEIVER_PORT", "9001",
                "OSIRIS_RECEIVER_URL", "https://receiver.test",
                "OSIRIS_STATIC_TOKEN_FILE", token.toString(),
                "OSIRIS_CLIENT_CERTIFICATE_HEADER", "X-Cert",
                "OSIRIS_TRUSTED_PROXIES", "10.0.0.1, 10.0.0.1,10.0.0.2",
                "OSIRIS_DATABASE_CONNECTIONS", "20",
                "EVENT_QUEUE_URL", "redis://receiver:hunter2@127.0.0.1",
                "EVENT_QUEUE_ABANDONED_SECONDS", "5",
                "OSIRIS_ANONYMOUS_PER_MINUTE", "5"));
    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.port()).isEqualTo(9001);
    assertThat(config.publicUrl()).isEqualTo(URI.create("https://receiver.test"));
    assertThat(config.staticToken())
        .hasValueSatisfying(it -> assertThat(it.matches("shared")).isTrue());
    assertThat(config.clientCertificateHeader()).isEqualTo("X-Cert");
    assertThat(config.trustedProxies()).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
    assertThat(config.databaseConnections()).isEqualTo(20);
    assertThat(config.anonymousPerMinute()).isEqualTo(5);
    assertThat(config.eventQueue()).isPresent();
    assertThat(config.abandonedAfter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.toString()).doesNotContain("hunter2");
  }

  @Test
  void databaseUrl_mayLieInAFile(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("url"), DATABASE + "\n");
    var config = ReceiverConfig.from(new Settings(Map.of("DATABASE_URL_FILE", file.toString())));
    assertThat(config.database().user()).isEqualTo("u");
  }

  @ParameterizedTest
  @CsvSource({
    "OSIRIS_RECEIVER_PORT, eighty",
    "OSIRIS_RECEIVER_PORT, 70000",
    "OSIRIS_RECEIVER_URL, not a url",
    "OSIRIS_STATIC_TOKEN_FILE, /nowhere/token",
    "OSIRIS_DATABASE_CONNECTIONS, 0",
    "OSIRIS_ANONYMOUS_PER_MINUTE, 0",
    "OSIRIS_RECEIVER_PROT, 8001",
    "DATABASE_URL, mysql://u:hunter2@h/d",
  })
  void badValue_namesTheSetting_andNoSecret(String name, String value) {
    assertThatThrownBy(() -> config(Map.of(name, value)))
        .isInstanceOf(Settings.InvalidSetting.class)
        .hasMessageContaining(name)
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void noDatabase_saysWhatToSet() {
    assertThatThrownBy(() -> ReceiverConfig.from(new Settings(Map.of())))
        .hasMessageContaining("DATABASE_URL_FILE");
  }

  private static ReceiverConfig config(Map<String, String> settings) {
    var all = new HashMap<>(Map.of("DATABASE_URL", DATABASE));
    all.putAll(settings);
    return ReceiverConfig.from(new Settings(all));
  }
}

package osiriscare.daemon.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.daemon.settings.Settings;
import osiriscare.daemon.settings.Settings.InvalidSetting;

class EventQueueTest {
  private static EventQueue read(String url, String... more) {
    var all = new HashMap<>(Map.of("EVENT_QUEUE_URL", url));
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return EventQueue.from(new Settings(all)).orElseThrow();
  }

  @Test
  void from_withoutUrl_isEmpty() {
    assertThat(EventQueue.from(new Settings(Map.of()))).isEmpty();
  }

  @Test
  void from_url_keepsHostAndPort_andNeverShowsThePassword() {
    assertThat(read("rediss://site:hidden@queue.example:7000").toString())
        .isEqualTo("queue.example:7000");
    assertThat(read("redis://127.0.0.1").toString()).isEqualTo("127.0.0.1:6379");
    assertThat(read("redis://192.0.2.1", "EVENT_QUEUE_ALLOW_PLAINTEXT", "true").toString())
        .isEqualTo("192.0.2.1:6379");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h",
        "redis:hidden",
        "rediss://",
        "rediss://u:hidden@h/db",
        "rediss://h?x=1",
        "\u0000hidden"
      })
  void from_wrongUrl_isNamedAndNotQuoted(String url) {
    assertThatThrownBy(() -> read(url))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("EVENT_QUEUE_URL ")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void from_plaintextToAnotherMachine_isRefused() {
    assertThatThrownBy(() -> read("redis://192.0.2.1"))
        .hasMessageContaining("EVENT_QUEUE_ALLOW_PLAINTEXT");
  }

  @Test
  void from_wrongCompanions_areNamed(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("file"), "no certificate").toString();
    assertThatThrownBy(() -> read("rediss://h", "EVENT_QUEUE_CA_FILE", file))
        .hasMessageStartingWith("EVENT_QUEUE_CA_FILE ");
    assertThatThrownBy(() -> read("redis://127.0.0.1", "EVENT_QUEUE_CA_FILE", file))
        .hasMessageStartingWith("EVENT_QUEUE_CA_FILE ");
    assertThatThrownBy(() -> read("rediss://u:p@h", "EVENT_QUEUE_PASSWORD_FILE", file))
        .hasMessageStartingWith("EVENT_QUEUE_PASSWORD_FILE ");
    assertThatThrownBy(() -> read("rediss://h", "EVENT_QUEUE_ALLOW_PLAINTEXT", "yes"))
        .hasMessageStartingWith("EVENT_QUEUE_ALLOW_PLAINTEXT ");
  }
}

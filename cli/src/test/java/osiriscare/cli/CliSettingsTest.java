package osiriscare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliSettingsTest {
  private static final Path ROOT = Path.of("/checkout");

  @Test
  void from_anEmptyEnvironment_takesTheDocumentedDefaults() {
    var settings = CliSettings.from(Map.of(), ROOT);
    assertThat(settings.homeFolder()).isEqualTo(ROOT.resolve(".osiris"));
    assertThat(settings.port()).isEqualTo(8000);
    assertThat(settings.receiverPort()).isEqualTo(8001);
    assertThat(settings.url()).isEqualTo(URI.create("http://127.0.0.1:8000"));
    assertThat(settings.database()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"9000,,9001", "9000,9500,9500", "0,,0"})
  void from_ports_putsTheReceiverBesideCentral(String port, String receiver, int expected) {
    var environment =
        receiver == null
            ? Map.of("OSIRIS_PORT", port)
            : Map.of("OSIRIS_PORT", port, "OSIRIS_RECEIVER_PORT", receiver);
    assertThat(CliSettings.from(environment, ROOT).receiverPort()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "OSIRIS_PORT,eighty",
    "OSIRIS_PORT,70000",
    "OSIRIS_RECEIVER_PORT,-1",
    "OSIRIS_URL,ftp://x",
    "DATABASE_URL,mysql://u:hunter2@h/d"
  })
  void from_aBadValue_namesTheVariableAndNoSecret(String name, String value) {
    assertThatThrownBy(() -> CliSettings.from(Map.of(name, value), ROOT))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining(name)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void from_aDatabaseUrl_readsTheDocumentedForm() {
    var settings =
        CliSettings.from(Map.of("DATABASE_URL", "postgresql://u:p%40ss@db.test/osiris"), ROOT);
    assertThat(settings.database())
        .hasValueSatisfying(url -> {
          assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.test:5432/osiris");
          assertThat(url.password().reveal()).isEqualTo("p@ss");
        });
  }
}

package osiriscare.daemon.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.daemon.settings.Settings.InvalidSetting;
import osiriscare.protocol.id.Secret;

class SettingsTest {
  @TempDir Path folder;

  private static Settings of(String name, String value) {
    return new Settings(Map.of(name, value));
  }

  @Test
  void integer_unsetOrBlank_isTheDefault() {
    assertThat(of("OTHER", "1").integer("OSIRIS_PORT", 8000, 0, 65535)).isEqualTo(8000);
    assertThat(of("OSIRIS_PORT", " ").integer("OSIRIS_PORT", 8000, 0, 65535)).isEqualTo(8000);
    assertThat(of("OSIRIS_PORT", " 9 ").integer("OSIRIS_PORT", 8000, 0, 65535)).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "80x", "1e3", "99999999999"})
  void integer_wrong_namesTheSettingAndItsRange(String value) {
    assertThatThrownBy(() -> of("OSIRIS_PORT", value).integer("OSIRIS_PORT", 8000, 0, 65535))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("OSIRIS_PORT must be a whole number from 0 to 65535");
  }

  @Test
  void bool_anythingButTrueOrFalse_isRefused() {
    assertThat(of("A", "true").bool("A", false)).isTrue();
    assertThat(of("A", "false").bool("A", true)).isFalse();
    assertThatThrownBy(() -> of("A", "yes").bool("A", false)).hasMessage("A must be true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x", "example.org", "http:///x", "http://a b", "//x"})
  void uri_wrong_isRefused(String value) {
    assertThatThrownBy(() -> of("U", value).uri("U"))
        .hasMessage("U must be an http or https address");
  }

  @Test
  void list_isSplitAtCommas() {
    assertThat(of("L", " a , b,c ").list("L")).containsExactly("a", "b", "c");
    assertThat(of("OTHER", "").list("L")).isEmpty();
  }

  @Test
  void secret_fromAFile_isStrippedAndNeverPrinted() throws IOException {
    var file = Files.writeString(folder.resolve("token"), "s3cret\n");
    var secret = of("TOKEN_FILE", file.toString()).secret("TOKEN");
    assertThat(secret.map(Secret::reveal)).hasValue("s3cret");
    assertThat(secret.orElseThrow()).hasToString("[secret]");
  }

  @Test
  void secret_bothWays_isRefusedWithoutQuotingIt() throws IOException {
    var file = Files.writeString(folder.resolve("token"), "s3cret");
    var settings = new Settings(Map.of("TOKEN", "t0ken", "TOKEN_FILE", file.toString()));
    assertThatThrownBy(() -> settings.secret("TOKEN"))
        .hasMessageContaining("TOKEN")
        .hasMessageNotContainingAny("t0ken", "s3cret");
  }

  @Test
  void secretFile_missingOrEmpty_namesSettingAndFile() throws IOException {
    var missing = folder.resolve("missing");
    assertThatThrownBy(() -> of("F", missing.toString()).secretFile("F"))
        .hasMessage("F names a file that cannot be read: " + missing);
    var empty = Files.writeString(folder.resolve("empty"), " \n");
    assertThatThrownBy(() -> of("F", empty.toString()).secretFile("F"))
        .hasMessage("F names an empty file: " + empty);
  }

  @Test
  void rejectUnread_typingError_namesTheNearestSetting() {
    var settings = of("OSIRIS_PROT", "1");
    settings.integer("OSIRIS_PORT", 8000, 0, 65535);
    settings.text("OSIRIS_HOST");
    assertThatThrownBy(() -> settings.rejectUnread("OSIRIS_", Set.of()))
        .hasMessage("OSIRIS_PROT is not a setting; did you mean OSIRIS_PORT?");
  }

  @Test
  void rejectUnread_foreignAndUnprefixed_areLeftAlone() {
    new Settings(Map.of("OSIRIS_OTHER", "1", "PATH", "/bin"))
        .rejectUnread("OSIRIS_", Set.of("OSIRIS_OTHER"));
  }
}

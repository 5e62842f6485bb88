package osiriscare.central.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentralSettingsTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "DATABASE_URL", "postgresql://c:secret@127.0.0.1:5432/osiris", "OSIRIS_KEYS_DIR", "keys");

  @Test
  void from_theLeast_takesTheDefaults() {
    var settings = CentralSettings.from(LEAST);
    assertThat(settings.port()).isEqualTo(8000);
    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.receiverUrl()).isEqualTo(URI.create("http://127.0.0.1:8001"));
    assertThat(settings.databaseConnectionsMax()).isEqualTo(10);
    assertThat(settings.isBehindHttps()).isFalse();
    assertThat(settings.webFolder()).isEmpty();
    assertThat(settings.adminPasswordFile()).isEmpty();
    assertThat(settings.toString()).doesNotContain("secret@").doesNotContain("c:secret");
  }

  @Test
  void from_everything_takesIt(@TempDir Path home) throws IOException {
    var file = Files.writeString(home.resolve("url"), "postgresql://f:x@db:5433/osiris\n");
    var settings =
        CentralSettings.from(
            Map.of(
                "DATABASE_URL_FILE", file.toString(),
                "OSIRIS_KEYS_DIR", "keys",
                "OSIRIS_PORT", "9000",
                "OSIRIS_HOST", "0.0.0.0",
                "OSIRIS_DATABASE_CONNECTIONS", "3",
                "OSIRIS_PUBLIC_URL", "https://central.example.com",
                "OSIRIS_WEB_DIR", "web",
                "OSIRIS_ADMIN_PASSWORD_FILE", "p",
                "OSIRIS_ADMIN_TOKEN_FILE", "t"));
    assertThat(settings.port()).isEqualTo(9000);
    assertThat(settings.receiverUrl()).isEqualTo(URI.create("http://127.0.0.1:9001"));
    assertThat(settings.bind()).isEqualTo("0.0.0.0");
    assertThat(settings.database().user()).isEqualTo("f");
    assertThat(settings.databaseConnectionsMax()).isEqualTo(3);
    assertThat(settings.isBehindHttps()).isTrue();
    assertThat(settings.webFolder()).contains(Path.of("web"));
    assertThat(settings.adminPasswordFile()).contains(Path.of("p"));
    assertThat(settings.adminTokenFile()).contains(Path.of("t"));
  }

  @Test
  void mailServer_isEncrypted_unlessItIsOnThisMachine(@TempDir Path home) throws IOException {
    assertThat(CentralSettings.from(LEAST).mailServer()).isEmpty();
    var password = Files.writeString(home.resolve("smtp"), "s3cret\n");
    var remote =
        mailServer("smtp://osiris@mail.example.com", "OSIRIS_SMTP_PASSWORD_FILE", password);
    assertThat(remote.security()).isEqualTo(MailServer.Security.START_TLS);
    assertThat(remote.port()).isEqualTo(587);
    assertThat(remote.username()).contains("osiris");
    assertThat(remote.password().orElseThrow().reveal()).isEqualTo("s3cret");
    assertThat(remote.toString()).doesNotContain("s3cret");
    var tls = mailServer("smtps://mail.example.com:4465", "OSIRIS_SMTP_PASSWORD_FILE", password);
    assertThat(tls.security()).isEqualTo(MailServer.Security.TLS);
    assertThat(tls.port()).isEqualTo(4465);
    var local = mailServer("smtp://127.0.0.1:25", "OSIRIS_SMTP_PASSWORD_FILE", password);
    assertThat(local.security()).isEqualTo(MailServer.Security.NONE);
  }

  private static MailServer mailServer(String url, String name, Path file) {
    var environment = new HashMap<>(LEAST);
    environment.put("OSIRIS_SMTP_URL", url);
    environment.put("OSIRIS_MAIL_FROM", "central@example.com");
    environment.put(name, file.toString());
    return CentralSettings.from(environment).mailServer().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "OSIRIS_SMTP_URL,http://mail",
    "OSIRIS_SMTP_URL,smtp://user:secret@mail",
    "OSIRIS_PORT,http",
    "OSIRIS_PORT,70000",
    "OSIRIS_KEYS_DIR,' '",
    "OSIRIS_DATABASE_CONNECTIONS,1",
    "OSIRIS_RECEIVER_URL,receiver",
    "OSIRIS_RECEIVER_URL,ftp://receiver",
    "OSIRIS_PUBLIC_URL,a b",
    "DATABASE_URL,''",
    "DATABASE_URL,mysql://x@y/z",
  })
  void from_aBadValue_namesTheVariable(String name, String value) {
    var environment = new HashMap<>(LEAST);
    environment.put("OSIRIS_MAIL_FROM", "central@example.com");
    environment.put(name, value);
    assertThatThrownBy(() -> CentralSettings.from(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }
}

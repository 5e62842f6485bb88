package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.central.settings.CentralSettings;
import osiriscare.testkit.database.TestDatabase;
import osiriscare.testkit.sops.SopsVault;

/// Central's secrets out of one file that the real SOPS encrypted for a key of the real age.
@Tag("real-sops")
class SopsTest {
  private static final String YAML =
      """
      database: {url: "%s"}
      llm: {key: model-secret-1}
      mail: {password: mail-secret-1}
      empty: ""
      """;

  @TempDir Path folder;
  private SopsVault vault;

  @BeforeEach
  void encrypt() throws Exception {
    vault = SopsVault.create(folder, YAML.formatted("postgresql://c:db-secret-1@127.0.0.1/osiris"));
  }

  private Map<String, String> environment(String... more) {
    var environment =
        new HashMap<>(
            Map.of(
                "OSIRIS_SOPS_FILE", vault.file().toString(),
                "OSIRIS_AGE_KEY_FILE", vault.key().toString(),
                "OSIRIS_SOPS_PROGRAM", SopsVault.SOPS.toString(),
                "DATABASE_URL_FILE", "sops:database/url",
                "OSIRIS_KEYS_DIR", folder.resolve("keys").toString()));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  @Test
  void settings_takeEverySecretFromTheOneFile() {
    var settings =
        CentralSettings.from(
            environment(
                "OSIRIS_L2_PROVIDER", "openai",
                "OSIRIS_L2_MODEL", "plan-1",
                "OSIRIS_L2_KEY_FILE", "sops:llm/key",
                "OSIRIS_SMTP_URL", "smtps://mail.example.com",
                "OSIRIS_MAIL_FROM", "central@example.com",
                "OSIRIS_SMTP_PASSWORD_FILE", "sops:mail/password"));
    assertThat(settings.database().password().reveal()).isEqualTo("db-secret-1");
    assertThat(settings.planner().model().orElseThrow().key().reveal()).isEqualTo("model-secret-1");
    assertThat(settings.mailServer().orElseThrow().password().orElseThrow().reveal())
        .isEqualTo("mail-secret-1");
    assertThat(settings.secrets().read("sops:llm/key").reveal()).isEqualTo("model-secret-1");
    assertThat(settings.toString()).doesNotContain("secret-1");
  }

  private void refuses(Map<String, String> environment, String message) {
    assertThatThrownBy(() -> CentralSettings.from(environment))
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("secret-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "sops:database/other, sops:database/other cannot be read",
    "sops:database, must",
    "sops:empty, is empty",
    "sops:../url, must be names",
    "'sops:url\"] || [\"x', must be names",
    "sops:, must be names"
  })
  void secretThatIsNotThere_stopsTheStart(String name, String message) {
    var environment = environment("DATABASE_URL_FILE", name);
    if (name.equals("sops:database")) {
      // A whole branch is text, too, but no address of a database.
      assertThatThrownBy(() -> CentralSettings.from(environment))
          .satisfies(e -> assertThat(e.toString()).doesNotContain("secret-1"));
    } else {
      refuses(environment, message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "key, r--r-----, must be ours",
    "key, rw----r--, must be ours",
    "file, rw-rw-r--, for nobody else to write"
  })
  void looseFile_isRefused(String which, String mode, String message) throws Exception {
    Files.setPosixFilePermissions(
        which.equals("key") ? vault.key() : vault.file(), PosixFilePermissions.fromString(mode));
    refuses(environment(), message);
  }

  @Test
  void otherKeyAndChangedFile_areRefused() throws Exception {
    var text = Files.readString(vault.file());
    Files.writeString(vault.file(), text.replaceFirst("(?m)^empty:.*$", "empty: mine"));
    refuses(environment(), "sops:database/url");
    Files.writeString(vault.file(), text);
    var other = SopsVault.newKey(folder.resolve("other.key"));
    refuses(
        environment("OSIRIS_AGE_KEY_FILE", other.toString()),
        "lies in a file that our age key does not open");
  }

  @Test
  void incompleteSettings_areNamed() {
    refuses(environment("OSIRIS_AGE_KEY_FILE", ""), "OSIRIS_AGE_KEY_FILE is required");
    refuses(environment("OSIRIS_SOPS_FILE", ""), "OSIRIS_SOPS_FILE is required");
    refuses(
        environment("OSIRIS_SOPS_FILE", "", "OSIRIS_AGE_KEY_FILE", ""),
        "OSIRIS_SOPS_FILE is not set");
    refuses(
        environment("OSIRIS_SOPS_PROGRAM", "bin/sops"),
        "OSIRIS_SOPS_PROGRAM must be an absolute path");
    refuses(environment("OSIRIS_SOPS_PROGRAM", "/none/sops"), "SOPS is not installed");
  }

  @Test
  void program_startsWithTheAddressOfItsDatabaseFromTheFile() throws Exception {
    var database = TestDatabase.create();
    var url = database.central();
    var password = url.password().reveal();
    var address = url.jdbcUrl().replace("jdbc:", "");
    vault.encrypt(YAML.formatted(address + "?user=" + url.user() + "&password=" + password));
    var home = Files.createDirectory(folder.resolve("home"));
    var told = environment("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
    try (var central = new KillableCentral(database, home, told)) {
      assertThat(central.admin().get("/api/sites").status()).isEqualTo(200);
      assertThat(central.log()).doesNotContain(password, "secret-1");
    }
  }
}

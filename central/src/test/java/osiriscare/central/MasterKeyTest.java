package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.central.delivery.HookTarget;
import osiriscare.central.secret.Vault;
import osiriscare.database.Database;

/// The vault and the rotation of its master key, on a running Central.
class MasterKeyTest {
  private static final byte[] PLAIN = "hunter2".getBytes(StandardCharsets.UTF_8);
  private static final String PARTNER =
      "{\"slug\": \"msp\", \"name\": \"M\", \"brand_name\": \"M\"}";

  private RunningCentral central;

  @BeforeEach
  void start() {
    central = RunningCentral.start();
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void seal_thenOpen_givesTheSame_andNoTwoSealsAreAlike() {
    var one = vault().seal(PLAIN, "a");
    assertThat(one).isNotEqualTo(vault().seal(PLAIN, "a")).doesNotContain("hunter2");
    assertThat(vault().open(one, "a")).isEqualTo(PLAIN);
  }

  @Test
  void open_ofAnotherContextOrChangedAnywhere_fails() {
    var sealed = vault().seal(PLAIN, "site a");
    assertThatThrownBy(() -> vault().open(sealed, "site b"))
        .isInstanceOf(IllegalStateException.class);
    for (int i = 0; i < sealed.length(); i++) {
      var other = sealed.charAt(i) == '1' ? '2' : '1';
      var changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThatThrownBy(() -> vault().open(changed, "site a"))
          .as("changed at " + i)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageNotContaining("hunter2");
    }
    for (int end = 0; end < sealed.length(); end++) {
      var torn = sealed.substring(0, end);
      assertThatThrownBy(() -> vault().open(torn, "site a"))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void rotate_whileRunning_sealsAnewAndOldValuesStillOpen() throws IOException {
    var keyed = central.admin().with("Idempotency-Key", "p");
    var made = keyed.post("/api/partners", PARTNER);
    assertThat(made.status()).isEqualTo(201);
    var old = vault().currentKeyId();
    var kept = vault().seal(PLAIN, "a");

    var rotated = central.admin().post("/api/master-keys/rotate", "{}");
    assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
    assertThat(rotated.json().path("waiting").asInt()).isZero();
    assertThat(rotated.json().path("keys").path(1).path("key_id").asString()).isEqualTo(old);
    assertThat(rotated.json().path("keys").path(1).path("retired_at").isNull()).isFalse();
    assertThat(vault().currentKeyId()).isNotEqualTo(old);
    assertThat(vault().open(kept, "a")).isEqualTo(PLAIN);
    assertThat(keyed.post("/api/partners", PARTNER).text()).isEqualTo(made.text());

    // With the old key gone for good, what was resealed is not lost.
    Files.delete(folder().resolve(old + ".key"));
    assertThat(keyed.post("/api/partners", PARTNER).text()).isEqualTo(made.text());
  }

  @Test
  void rotate_sealsTheAddressesAndSecretsOfHooksAnew_soThatTheyOutliveTheOldKey()
      throws IOException {
    central.admin().post("/api/partners", PARTNER);
    var boss = central.addUser("boss", "correct horse battery", "readonly");
    central.sql(
        "UPDATE admin_user SET role = 'admin', partner_id = (SELECT partner_id FROM partner) WHERE user_id = '%s'"
            .formatted(boss));
    var made =
        central
            .browser("boss", "correct horse battery")
            .post(
                "/api/partners/me/notifications/channels",
                """
                {"name": "rmm", "kind": "webhook", "url": "https://rmm.example.com/hooks/T0p", "secret": "%s"}
                """
                    .formatted("s".repeat(32)));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var id = made.json().path("channel_id").asString();
    var before = sealedHook();
    var old = vault().currentKeyId();
    var rotated = central.admin().post("/api/master-keys/rotate", "{}");
    assertThat(rotated.json().path("waiting").asInt()).as(rotated.text()).isZero();
    Files.delete(folder().resolve(old + ".key"));
    var after = sealedHook();
    assertThat(after).isNotEqualTo(before);
    try (var database = new Database(central.database.central(), "after a restart", 1)) {
      var fresh = Vault.of(database, folder(), central.clock.instant());
      assertThat(
              new String(
                  fresh.open(after, HookTarget.context(UUID.fromString(id))),
                  StandardCharsets.UTF_8))
          .contains("https://rmm.example.com/hooks/T0p", "s".repeat(32));
    }
  }

  @Test
  void rotate_withAFileThatWasPutThere_takesIt() throws IOException {
    var other = RunningCentral.start();
    var given = other.context.getBean(Vault.class).currentKeyId();
    Files.copy(
        other.home.resolve("keys/master").resolve(given + ".key"),
        folder().resolve(given + ".key"));
    other.close();
    central.admin().post("/api/master-keys/rotate", "{}");
    assertThat(vault().currentKeyId()).isEqualTo(given);
  }

  @Test
  void keyFiles_areForTheirOwnerOnly_andTheKeyIsInNoTable() throws IOException {
    for (var file : keyFiles()) {
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
      assertThat(Files.readString(file).strip()).matches("[0-9a-f]{64}");
      assertThat(central.admin().get("/api/master-keys").text())
          .doesNotContain(Files.readString(file).strip());
    }
  }

  @Test
  void open_withAKeyFileOfAnotherKey_isRefusedByItsName() throws IOException {
    var sealed = vault().seal(PLAIN, "a");
    var file = keyFiles().getFirst();
    Files.writeString(file, "00".repeat(32) + "\n");
    try (var database = new Database(central.database.central(), "second central", 1)) {
      assertThatThrownBy(() -> Vault.of(database, folder(), central.clock.instant()))
          .hasMessageContaining("another key");
      Files.delete(file);
      assertThatThrownBy(() -> Vault.of(database, folder(), central.clock.instant()))
          .hasMessageContaining("missing");
    }
    assertThat(vault().open(sealed, "a")).isEqualTo(PLAIN);
  }

  private String sealedHook() {
    try (var database = new Database(central.database.central(), "look", 1)) {
      return database.inPlatform(
          db -> db.sql("SELECT sealed FROM notification_channel").query(String.class).single());
    }
  }

  private Vault vault() {
    return central.context.getBean(Vault.class);
  }

  private Path folder() {
    return central.home.resolve("keys/master");
  }

  private List<Path> keyFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.toList();
    }
  }
}

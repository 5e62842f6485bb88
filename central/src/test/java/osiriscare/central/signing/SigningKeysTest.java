package osiriscare.central.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.database.Database;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.provision.ServerKey.Purpose;
import osiriscare.testkit.database.TestDatabase;

class SigningKeysTest {
  @TempDir Path home;
  private Database database;

  @BeforeEach
  void open() {
    database = new Database(TestDatabase.create().central(), "signing-test", 2);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void load_atFirst_makesAKeyPerPurposeThatOnlyTheOwnerReads_andTheSameOnesLater()
      throws IOException {
    var keys = load();
    assertThat(keys.keySet()).containsExactly(Purpose.values());
    assertThat(keys.values().stream().map(key -> key.verifyingKey().id()).distinct()).hasSize(4);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
    for (var purpose : Purpose.values()) {
      var file = folder().resolve(purpose.word() + ".key");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    var again = load();
    keys.forEach((purpose, key) ->
        assertThat(again)
            .hasEntrySatisfying(
                purpose, k -> assertThat(k.verifyingKey()).isEqualTo(key.verifyingKey())));
  }

  @Test
  void load_withoutTheKeyThatAppliancesPinned_refuses() throws IOException {
    load();
    Files.delete(folder().resolve("orders.key"));
    assertThatThrownBy(this::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("orders.key is missing");
    assertThat(folder().resolve("orders.key")).doesNotExist();
  }

  @Test
  void load_withAnotherOrATornKey_refuses_withoutQuotingIt() throws IOException {
    load();
    var other = SigningKey.generate(new SecureRandom()).fileForm();
    Files.writeString(folder().resolve("orders.key"), other);
    assertThatThrownBy(this::load).hasMessageContaining("is registered");
    Files.writeString(folder().resolve("orders.key"), other.substring(0, 40));
    assertThatThrownBy(this::load)
        .hasMessageContaining("orders.key")
        .hasMessageContaining("64 lower-case hex digits")
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain(other.substring(0, 40));
  }

  private Map<Purpose, SigningKey> load() {
    return new SigningKeys(database, folder()).load();
  }

  private Path folder() {
    return home.resolve("keys");
  }
}

package osiriscare.appliance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.config.ConfigException;

class LocalStoreTest {
  @TempDir Path folder;

  private void assertRefusedAndKept(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    assertThatThrownBy(() -> LocalStore.open(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file.toString());
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void create_givesAPrivateFileThatIsDurable() throws IOException {
    var file = folder.resolve("appliance.db");
    LocalStore.create(file);
    LocalStore.create(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var store = LocalStore.open(file)) {
      store.transaction(connection -> {
        try (var statement = connection.createStatement()) {
          var journal = statement.executeQuery("PRAGMA journal_mode");
          assertThat(journal.getString(1)).isEqualTo("wal");
          var sync = statement.executeQuery("PRAGMA synchronous");
          assertThat(sync.getInt(1)).isEqualTo(2);
        }
        return file;
      });
    }
  }

  @Test
  void open_missing_isNotMadeAnew() {
    var file = folder.resolve("appliance.db");
    assertThatThrownBy(() -> LocalStore.open(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is missing");
    assertThat(file).doesNotExist();
  }

  @Test
  void open_emptyForeignOrTorn_isRefusedAndKept() throws IOException {
    assertRefusedAndKept(Files.createFile(folder.resolve("empty.db")));
    var noise = new byte[50_000];
    new Random(7).nextBytes(noise);
    assertRefusedAndKept(Files.write(folder.resolve("noise.db"), noise));
    var whole = folder.resolve("whole.db");
    LocalStore.create(whole);
    var bytes = Files.readAllBytes(whole);
    System.arraycopy(noise, 0, bytes, 200, noise.length);
    assertRefusedAndKept(Files.write(folder.resolve("torn.db"), bytes));
  }
}

package osiriscare.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @Test
  void product_server_isDurableAndKeepsItsDataThroughAKill(@TempDir Path folder) throws Exception {
    var home = folder.resolve("postgres");
    var first = EmbeddedPostgres.start(home, EmbeddedPostgres.Durability.DURABLE);
    var url = first.database("osiris");
    try (var database = new Database(url, "test", 1)) {
      assertThat(setting(database, "fsync")).isEqualTo("on");
      assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(database, "full_page_writes")).isEqualTo("on");
      assertThat(setting(database, "password_encryption")).isEqualTo("scram-sha-256");
      assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
      database.withoutTenant(db -> db.sql("CREATE TABLE kept AS SELECT 42 AS answer").update());
    }
    var server = ProcessHandle.of(first.pid()).orElseThrow();
    server.destroyForcibly();
    server.onExit().get();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("owner-password"))))
        .isEqualTo("rw-------");

    try (var second = EmbeddedPostgres.start(home, EmbeddedPostgres.Durability.DURABLE);
        var database = new Database(second.database("osiris"), "test", 1)) {
      assertThat(
              database.<Integer>withoutTenant(
                  db -> db.sql("SELECT answer FROM kept").query(Integer.class).single()))
          .isEqualTo(42);
    }
  }

  private static String setting(Database database, String name) {
    return database.withoutTenant(db ->
        db.sql("SELECT current_setting(:name)").param("name", name).query(String.class).single());
  }
}

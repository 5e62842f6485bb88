package osiriscare.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.protocol.id.Secret;

/// On a server of its own, because roles belong to the whole server.
class MigrationsTest {
  private static final Secret PASSWORD = new Secret("owner's \"own\" password");

  @Test
  void migrate_asAnOwnerWhoIsNoSuperuser_makesRolesThatPassTheGuard(@TempDir Path folder) {
    try (var server =
        EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedPostgres.Durability.FORGETFUL)) {
      var superuser = server.owner("postgres");
      try (var database = new Database(superuser, "test", 1)) {
        database.withoutTenant(db ->
            db.sql("CREATE ROLE plain_owner LOGIN CREATEDB CREATEROLE PASSWORD 'first'").update());
      }
      server.database("managed");
      try (var database = new Database(server.owner("managed"), "test", 1)) {
        database.withoutTenant(
            db -> db.sql("ALTER DATABASE managed OWNER TO plain_owner").update());
      }
      var owner = server.owner("managed").as("plain_owner", new Secret("first"));
      int applied = Migrations.run(owner, PASSWORD, PASSWORD);
      assertThat(applied).isEqualTo(Integer.parseInt(Migrations.newestVersion(owner)));
      assertThat(Migrations.run(owner, PASSWORD, PASSWORD)).isZero();

      try (var receiver = new Database(owner.as(Migrations.RECEIVER, PASSWORD), "test", 1);
          var self = new Database(owner, "test", 1)) {
        SchemaGuard.check(receiver);
        assertThatThrownBy(() -> SchemaGuard.check(self)).hasMessageContaining("plain_owner");
        self.withoutTenant(
            db -> db.sql("DELETE FROM flyway_schema_history WHERE installed_rank > 1").update());
        assertThatThrownBy(() -> SchemaGuard.check(receiver))
            .hasMessageContaining("osiris db migrate");
      }
    }
  }
}

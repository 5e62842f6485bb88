package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import osiriscare.testkit.database.TestDatabase;

class OutageTest {
  @Test
  void whileTheDatabaseIsAway_everythingIsUnavailable_andWorksAgainAfterwards() {
    try (var central = RunningCentral.start()) {
      var admin = central.admin();
      var url = central.database.owner().jdbcUrl();
      var name = url.substring(url.lastIndexOf('/') + 1);
      var cutOff =
          """
          ALTER DATABASE %1$s ALLOW_CONNECTIONS false;
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%1$s' AND pid <> pg_backend_pid()
          """
              .formatted(name);
      sqlAsServer(cutOff);
      var sites = admin.get("/api/sites");
      assertThat(sites.status()).as(sites.text()).isEqualTo(503);
      assertThat(sites.code()).isEqualTo("unavailable");
      assertThat(admin.get("/health").json().path("database").asString()).isEqualTo("unavailable");

      sqlAsServer("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
      var deadline = Instant.now().plus(Duration.ofSeconds(30));
      while (admin.get("/api/sites").status() != 200 && Instant.now().isBefore(deadline)) {
        Thread.onSpinWait();
      }
      assertThat(admin.get("/api/sites").status()).isEqualTo(200);
    }
  }

  private static void sqlAsServer(String statement) {
    var postgres = TestDatabase.server().owner("postgres");
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.user(), postgres.password().reveal());
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

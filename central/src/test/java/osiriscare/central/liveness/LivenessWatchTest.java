package osiriscare.central.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.database.Database;
import osiriscare.protocol.checkin.LiveStatus;
import osiriscare.testkit.database.TestDatabase;

class LivenessWatchTest {
  private static final Instant CHECKIN = Instant.parse("2026-11-21T10:00:00Z");

  private TestDatabase test;
  private Database database;

  @BeforeEach
  void appliance() throws SQLException {
    test = TestDatabase.create();
    database = new Database(test.central(), "liveness-test", 2);
    sql(
        """
        INSERT INTO partner (partner_id, slug, name, brand_name) VALUES (gen_random_uuid(), 'p', 'P', 'P');
        INSERT INTO site (site_id, partner_id, name) SELECT 's', partner_id, 'S' FROM partner;
        INSERT INTO appliance (appliance_id, site_id, mac_address, hostname, registered_by) VALUES
          ('s-84:3A:5B:91:B6:61', 's', '84:3A:5B:91:B6:61', 'a', 'claim'),
          ('s-84:3A:5B:91:B6:62', 's', '84:3A:5B:91:B6:62', 'b', 'claim');
        INSERT INTO appliance_checkin (appliance_id, site_id, hostname, first_checkin, last_checkin)
        VALUES ('s-84:3A:5B:91:B6:61', 's', 'a', '2026-11-21T10:00:00Z', '2026-11-21T10:00:00Z')
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void look_saysOnceThatAnApplianceWentAway_andOnceThatItIsBack_whoeverLooks() throws SQLException {
    watchAt(CHECKIN.plusSeconds(900)).look();
    assertThat(said()).isEmpty();
    watchAt(CHECKIN.plusSeconds(901)).look();
    watchAt(CHECKIN.plusSeconds(960)).look();
    assertThat(said()).containsExactly("appliance.offline");
    sql("UPDATE appliance_checkin SET last_checkin = '2026-11-21T10:30:00Z'");
    watchAt(CHECKIN.plusSeconds(1801)).look();
    watchAt(CHECKIN.plusSeconds(1860)).look();
    assertThat(said()).containsExactly("appliance.offline", "appliance.back");
    watchAt(CHECKIN.plusSeconds(9000)).look();
    assertThat(said()).containsExactly("appliance.offline", "appliance.back", "appliance.offline");
  }

  @Test
  void count_tellsEveryAppliance() {
    var watch = watchAt(CHECKIN.plusSeconds(301));
    watch.look();
    assertThat(watch.count(LiveStatus.STALE)).isEqualTo(1);
    assertThat(watch.count(LiveStatus.PENDING)).isEqualTo(1);
    assertThat(watch.count(LiveStatus.ONLINE)).isZero();
  }

  private LivenessWatch watchAt(Instant now) {
    return new LivenessWatch(database, Clock.fixed(now, ZoneOffset.UTC));
  }

  private List<String> said() {
    return database.inPlatform(db ->
        db.sql(
                "SELECT action FROM audit_log WHERE target = 's-84:3A:5B:91:B6:61' ORDER BY audit_id")
            .query(String.class)
            .list());
  }

  private void sql(String statements) throws SQLException {
    var owner = test.owner();
    try (var connection =
            DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password().reveal());
        var statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }
}

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
import osiriscare.central.delivery.Notifiers;
import osiriscare.central.liveness.LivenessWatch.Kind;
import osiriscare.database.Database;
import osiriscare.protocol.checkin.LiveStatus;
import osiriscare.testkit.database.TestDatabase;

class LivenessWatchTest {
  private static final Instant CHECKIN = Instant.parse("2026-11-21T10:00:00Z");

  private static final String APPLIANCE = "s-84:3A:5B:91:B6:61";
  private static final String WATCHER = "7b3c8a52-5f0e-4d39-9d0c-0d9f1f0a1c11";

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
    assertThat(said(APPLIANCE)).isEmpty();
    watchAt(CHECKIN.plusSeconds(901)).look();
    watchAt(CHECKIN.plusSeconds(960)).look();
    assertThat(said(APPLIANCE)).containsExactly("appliance.offline");
    sql("UPDATE appliance_checkin SET last_checkin = '2026-11-21T10:30:00Z'");
    watchAt(CHECKIN.plusSeconds(1801)).look();
    watchAt(CHECKIN.plusSeconds(1860)).look();
    assertThat(said(APPLIANCE)).containsExactly("appliance.offline", "appliance.back");
    watchAt(CHECKIN.plusSeconds(9000)).look();
    assertThat(said(APPLIANCE))
        .containsExactly("appliance.offline", "appliance.back", "appliance.offline");
  }

  @Test
  void count_tellsEveryAppliance() {
    var watch = watchAt(CHECKIN.plusSeconds(301));
    watch.look();
    assertThat(watch.count(Kind.APPLIANCE, LiveStatus.STALE)).isEqualTo(1);
    assertThat(watch.count(Kind.APPLIANCE, LiveStatus.PENDING)).isEqualTo(1);
    assertThat(watch.count(Kind.APPLIANCE, LiveStatus.ONLINE)).isZero();
  }

  /// A host whose watcher fell silent is not a quiet one; a revoked watcher is expected to be.
  @Test
  void look_saysThatAWatcherFellSilent_andThatItIsBack_andNothingOfARevokedOne()
      throws SQLException {
    sql(
        """
        INSERT INTO watcher (watcher_id, site_id, host_id, api_key_sha256, public_key, registered_at, registered_by)
        VALUES ('7b3c8a52-5f0e-4d39-9d0c-0d9f1f0a1c11', 's', 'db-1', repeat('a', 64), repeat('b', 64), now(), 'test')
        """);
    watchAt(CHECKIN.plusSeconds(9000)).look();
    assertThat(said(WATCHER)).as("never heard of").isEmpty();
    sql("UPDATE watcher SET last_heartbeat_at = '2026-11-21T10:00:00Z'");
    var stale = watchAt(CHECKIN.plusSeconds(900));
    stale.look();
    assertThat(said(WATCHER)).isEmpty();
    assertThat(stale.count(Kind.WATCHER, LiveStatus.STALE)).isOne();
    watchAt(CHECKIN.plusSeconds(901)).look();
    watchAt(CHECKIN.plusSeconds(902)).look();
    assertThat(said(WATCHER)).containsExactly("watcher.offline");
    sql("UPDATE watcher SET last_heartbeat_at = '2026-11-21T10:30:00Z'");
    watchAt(CHECKIN.plusSeconds(1801)).look();
    assertThat(said(WATCHER)).containsExactly("watcher.offline", "watcher.back");
    sql("UPDATE watcher SET revoked_at = now()");
    watchAt(CHECKIN.plusSeconds(9000)).look();
    assertThat(said(WATCHER)).containsExactly("watcher.offline", "watcher.back");
  }

  @Test
  void look_atASiteOf50MachinesThatAreDown_isOneMessage() throws SQLException {
    sql(
        """
        INSERT INTO notification_channel (channel_id, partner_id, name, kind, config, changed_at, changed_by)
          SELECT gen_random_uuid(), partner_id, 'on call', 'email', '{"to": ["a@example.com"]}', now(), 'x' FROM partner;
        INSERT INTO watcher (watcher_id, site_id, host_id, api_key_sha256, public_key, registered_at, registered_by,
          last_heartbeat_at)
        SELECT gen_random_uuid(), 's', 'host-' || n, encode(sha256(('a' || n)::bytea), 'hex'),
               encode(sha256(('b' || n)::bytea), 'hex'), now(), 'test', '2026-11-21T10:00:00Z'
          FROM generate_series(1, 49) n
        """);
    var now = CHECKIN.plusSeconds(9000);
    watchAt(now).look();
    Notifiers.handOn(database, now.plusSeconds(59));
    assertThat(subjects()).isEmpty();
    Notifiers.handOn(database, now.plusSeconds(60));
    Notifiers.handOn(database, now.plusSeconds(61));
    assertThat(subjects())
        .containsExactly("1 appliance offline, 49 watchers offline (worst: high)");
  }

  private List<String> subjects() {
    return database.inPlatform(db ->
        db.sql("SELECT message ->> 'subject' FROM delivery ORDER BY created_at")
            .query(String.class)
            .list());
  }

  private LivenessWatch watchAt(Instant now) {
    return new LivenessWatch(
        database, Notifiers.ofPartnersOnly(now), Clock.fixed(now, ZoneOffset.UTC));
  }

  private List<String> said(String target) {
    return database.inPlatform(db ->
        db.sql("SELECT action FROM audit_log WHERE target = :target ORDER BY audit_id")
            .param("target", target)
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

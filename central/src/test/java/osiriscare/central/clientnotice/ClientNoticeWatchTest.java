package osiriscare.central.clientnotice;

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
import osiriscare.database.Database;
import osiriscare.testkit.database.TestDatabase;

class ClientNoticeWatchTest {
  private static final Instant HEARD = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = HEARD.plusSeconds(3601);

  private TestDatabase test;
  private Database database;

  /// The north has two sites with two boxes each, an owner and a viewer; the south has one site.
  @BeforeEach
  void clients() throws SQLException {
    test = TestDatabase.create();
    database = new Database(test.central(), "client-notice-test", 2);
    sql(
        """
        INSERT INTO partner (partner_id, slug, name, brand_name) VALUES (gen_random_uuid(), 'p', 'P', 'P');
        INSERT INTO client (client_id, partner_id, name, created_at, created_by)
          SELECT gen_random_uuid(), partner_id, n, '2026-10-31T23:00:00Z', 'x' FROM partner, unnest(ARRAY['north', 'south']) n;
        INSERT INTO site (site_id, partner_id, name, client_id)
          SELECT s, partner_id, s, client_id FROM client, unnest(ARRAY['a', 'b', 'c']) s WHERE (s = 'c') = (name = 'south');
        INSERT INTO appliance (appliance_id, site_id, mac_address, hostname, registered_by)
          SELECT s || '-84:3A:5B:00:00:0' || n, s, '84:3A:5B:00:00:0' || n, 'DC01-PRAXIS', 'claim'
            FROM unnest(ARRAY['a', 'b', 'c']) s, generate_series(1, 2) n;
        INSERT INTO appliance_checkin (appliance_id, site_id, hostname, first_checkin, last_checkin)
          SELECT appliance_id, site_id, hostname, '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z' FROM appliance;
        INSERT INTO client_user (user_id, client_id, email, role, created_at)
          SELECT gen_random_uuid(), client_id, r || '@' || name || '.example.com', r, now()
            FROM client, unnest(ARRAY['owner', 'viewer']) r
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void look_atTwoSitesWithoutLine_isOneMailToWhoWantsIt_andOneWhenTheyAreBack()
      throws SQLException {
    sql("UPDATE appliance_checkin SET last_checkin = '2026-11-23T10:00:00Z' WHERE site_id = 'c'");
    lookAt(HEARD.plusSeconds(3600));
    assertThat(told()).isEmpty();
    lookAt(LATER);
    lookAt(LATER.plusSeconds(5));
    assertThat(told()).containsExactly("north a site.silent", "north b site.silent");
    Notifiers.handOn(database, LATER.plusSeconds(59));
    assertThat(mails()).isEmpty();
    Notifiers.handOn(database, LATER.plusSeconds(60));
    Notifiers.handOn(database, LATER.plusSeconds(61));
    assertThat(mails()).containsExactly("owner@north.example.com 2 boxes are silent");
    // One of two boxes is not the site.
    sql(
        "UPDATE appliance_checkin SET last_checkin = '2026-11-23T10:00:00Z' WHERE appliance_id LIKE '%1'");
    lookAt(LATER.plusSeconds(300));
    assertThat(told()).hasSize(2);
    sql("UPDATE appliance_checkin SET last_checkin = '2026-11-23T10:00:00Z'");
    lookAt(LATER.plusSeconds(600));
    Notifiers.handOn(database, LATER.plusSeconds(660));
    assertThat(mails()).hasSize(2).contains("owner@north.example.com 2 boxes are heard of again");
  }

  @Test
  void look_tellsOfASeriousProblemAfterADay_andOfItsEnd_andOfNoOther() throws SQLException {
    sql("UPDATE appliance_checkin SET last_checkin = '2026-12-31T10:00:00Z'");
    ticket(1, "a", "high", HEARD);
    ticket(2, "b", "medium", HEARD);
    ticket(3, "c", "critical", HEARD);
    sql(
        "UPDATE ticket SET status = 'resolved', resolved_at = '2026-11-22T11:00:00Z' WHERE ticket_id = 3");
    lookAt(HEARD.plusSeconds(86_399));
    assertThat(told()).isEmpty();
    lookAt(HEARD.plusSeconds(86_400));
    lookAt(HEARD.plusSeconds(86_405));
    assertThat(told()).containsExactly("north a problem.long");
    sql("UPDATE ticket SET status = 'resolved', resolved_at = '2026-11-23T11:00:00Z'");
    lookAt(HEARD.plusSeconds(90_000));
    lookAt(HEARD.plusSeconds(90_005));
    assertThat(told()).containsExactly("north a problem.long", "north a problem.solved");
  }

  @Test
  void look_tellsOfTheReport_onceInTheFirstDaysOfAMonth_whoWasThereBefore() throws SQLException {
    sql(
        """
        UPDATE appliance_checkin SET last_checkin = '2027-01-04T00:00:00Z';
        UPDATE client SET created_at = '2026-12-01T00:00:00Z' WHERE name = 'south'
        """);
    lookAt(Instant.parse("2026-12-01T05:59:59Z"));
    assertThat(told()).isEmpty();
    lookAt(Instant.parse("2026-12-01T06:00:00Z"));
    lookAt(Instant.parse("2026-12-02T06:00:00Z"));
    assertThat(told()).containsExactly("north month 2026-11 report.ready");
    Notifiers.handOn(database, Instant.parse("2026-12-02T06:00:00Z"));
    assertThat(mails())
        .containsExactly("owner@north.example.com The report of last month is ready");
    lookAt(Instant.parse("2027-01-04T00:00:00Z"));
    assertThat(told()).hasSize(1);
  }

  @Test
  void look_tellsNobodyOfAClosedClient() throws SQLException {
    sql("UPDATE client SET status = 'closed'");
    lookAt(LATER);
    assertThat(told()).isEmpty();
  }

  @Test
  void handOn_toSomebodyWhoWasRemoved_orHasItOff_mailsNothing() throws SQLException {
    sql(
        """
        INSERT INTO client_user (user_id, client_id, email, role, created_at)
          SELECT gen_random_uuid(), client_id, 'second@north.example.com', 'owner', now() FROM client WHERE name = 'north';
        INSERT INTO client_notice_choice (user_id, topic, mails)
          SELECT user_id, 'site', CASE role WHEN 'owner' THEN 'off' ELSE 'daily' END
            FROM client_user WHERE email NOT LIKE 'second@%'
        """);
    lookAt(LATER);
    sql("DELETE FROM client_user WHERE email LIKE 'second@%'");
    Notifiers.handOn(database, LATER.plusSeconds(600));
    assertThat(mails()).isEmpty();
    // Partners of this name have no zone: the morning is that of UTC.
    Notifiers.handOn(database, Instant.parse("2026-11-23T07:59:59Z").minusSeconds(60));
    assertThat(mails()).isEmpty();
    Notifiers.handOn(database, Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(mails())
        .hasSize(2)
        .contains(
            "viewer@north.example.com 2 boxes are silent",
            "viewer@south.example.com The box at one of your sites is silent: please check its power and its network cable");
  }

  private void lookAt(Instant now) {
    new ClientNoticeWatch(database, Notifiers.ofPartnersOnly(now), Clock.fixed(now, ZoneOffset.UTC))
        .look();
  }

  private void ticket(int id, String site, String severity, Instant opened) throws SQLException {
    sql(
        """
        WITH i AS (INSERT INTO incident (incident_id, site_id, appliance_id, host_id, incident_type, severity)
          VALUES (gen_random_uuid(), '%2$s', '%2$s-84:3A:5B:00:00:01', 'h', 'firewall', 'high') RETURNING incident_id)
        INSERT INTO ticket (ticket_id, incident_id, site_id, severity, title, reason_code, reason, opened_at, respond_by,
            resolve_by)
          OVERRIDING SYSTEM VALUE SELECT %1$d, incident_id, '%2$s', '%3$s', 't', 'no_rule', 'r', '%4$s', now(), now() FROM i
        """
            .formatted(id, site, severity, opened));
  }

  private List<String> told() {
    return database.inPlatform(db ->
        db.sql(
                """
                SELECT c.name || ' ' || coalesce(n.site_id, n.about) || ' ' || n.kind
                  FROM client_notice n JOIN client c USING (client_id) ORDER BY n.at, 1
                """)
            .query(String.class)
            .list());
  }

  private List<String> mails() {
    return database.inPlatform(db ->
        db.sql(
                """
                SELECT u.email || ' ' || (d.message ->> 'subject')
                  FROM delivery d JOIN client_user u ON u.user_id = d.client_user_id ORDER BY d.created_at, 1
                """)
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

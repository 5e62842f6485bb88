package osiriscare.bench.budget;

import java.time.Duration;
import java.time.Instant;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.VerifyingKey;

/// Sites with one appliance each, of which a tenth healed something within the last day.
final class BudgetedFleet {
  private static final String PARTNER =
      """
      INSERT INTO partner (partner_id, slug, name, brand_name)
      VALUES ('00000000-0000-4000-8000-000000000001', 'alpha', 'Alpha', 'Alpha')
      """;

  private static final String KEY =
      "INSERT INTO server_key (key_id, purpose, public_key) VALUES (:id, 'rules', :key)";

  private static final String SITES =
      """
      INSERT INTO site (site_id, partner_id, name)
      SELECT 'site-' || n, '00000000-0000-4000-8000-000000000001', 'Site ' || n FROM generate_series(1, :sites) n
      """;

  // A locally administered address that counts on.
  private static final String APPLIANCES =
      """
      INSERT INTO appliance (appliance_id, site_id, mac_address, hostname, registered_by)
      SELECT 'site-' || n || '-' || mac, 'site-' || n, mac, 'box', 'claim'
        FROM generate_series(1, :sites) n,
             LATERAL (SELECT upper(regexp_replace('02' || lpad(to_hex(n), 10, '0'), '(..)(?!$)', '\\1:', 'g'))) AS m (mac)
      """;

  private static final String CHECKINS =
      """
      INSERT INTO appliance_checkin (appliance_id, site_id, hostname, queue_depth, first_checkin, last_checkin)
      SELECT appliance_id, site_id, hostname, 0, :now, :now FROM appliance
      ON CONFLICT (appliance_id) DO UPDATE SET last_checkin = :now
      """;

  private static final String EXECUTIONS =
      """
      INSERT INTO healing_execution (execution_id, site_id, appliance_id, runbook_id, host_id, check_type, tier, outcome,
        reason_code, started_at, duration_ms, received_at)
      SELECT gen_random_uuid(), a.site_id, a.appliance_id, r, 'host-' || h, 'critical_services', 'L1', 'healed', 'allowed',
             :at, 10, :at
        FROM (SELECT * FROM appliance ORDER BY appliance_id LIMIT :count) a,
             unnest(ARRAY['LIN-SVC-001', 'LIN-SSH-001', 'LIN-NTP-001']) r, generate_series(1, :hosts) h
      """;

  private static final String UP_TO_DATE =
      "SELECT count(*) FROM healing_allowance WHERE slot = date_trunc('hour', :now::timestamptz)";

  private final Database owner;
  private final int sites;

  BudgetedFleet(Database owner, int sites) {
    this.owner = owner;
    this.sites = sites;
  }

  void arrange(VerifyingKey key) {
    owner.inPlatform(db -> {
      db.sql(PARTNER).update();
      db.sql(KEY).param("id", key.id().value()).param("key", key.hex()).update();
      db.sql(SITES).param("sites", sites).update();
      return db.sql(APPLIANCES).param("sites", sites).update();
    });
  }

  /// All are there, and some did something since.
  void checkedIn(Instant now) {
    owner.inPlatform(db -> {
      db.sql(CHECKINS).param("now", Db.time(now)).update();
      return executed(db, Math.max(1, sites / 10), 1, now.minus(Duration.ofMinutes(30)));
    });
  }

  /// One appliance says that it did something.
  void report(Instant now) {
    owner.inPlatform(db -> executed(db, 1, 1, now));
  }

  private static int executed(Db db, int count, int hosts, Instant at) {
    return db.sql(EXECUTIONS)
        .param("count", count)
        .param("hosts", hosts)
        .param("at", Db.time(at))
        .update();
  }

  /// Fails unless every appliance has its allowance of this hour.
  void requireAllowances(Instant now) {
    long found =
        owner.inPlatform(
            db -> db.sql(UP_TO_DATE).param("now", Db.time(now)).query(Long.class).single());
    if (found != sites) {
      throw new IllegalStateException("allowances: " + found + " of " + sites);
    }
  }
}

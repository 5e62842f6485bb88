package osiriscare.central.budget;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import osiriscare.database.Db;
import osiriscare.healing.budget.Ledger;
import osiriscare.healing.budget.Ledger.Grant;
import osiriscare.healing.budget.Ledger.Reset;
import osiriscare.healing.budget.Ledger.Use;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;

/// Reads what was done and promised, by runbook.
final class LedgerStore {
  private LedgerStore() {}

  // What persons asked for by name is no automatic fix.
  private static final String USES =
      """
      SELECT runbook_id, appliance_id, host_id, started_at, received_at, outcome <> 'healed' AS has_failed
        FROM healing_execution
       WHERE received_at > :since AND runbook_id IS NOT NULL AND tier <> 'L3'
         AND outcome IN ('healed', 'reverted', 'failed')
       ORDER BY received_at
       LIMIT 500000
      """;

  private static final String GRANTS =
      """
      SELECT g.runbook_id, g.appliance_id, g.slot, g.hosts,
             CASE WHEN c.queue_depth = 0 THEN c.last_checkin END AS told_until
        FROM healing_grant g LEFT JOIN appliance_checkin c USING (appliance_id)
       WHERE g.slot > :since
      """;

  private static final String HOSTS =
      """
      SELECT site_id, count(DISTINCT host_id) AS hosts
        FROM (SELECT site_id, host_id FROM check_state UNION ALL SELECT site_id, hostname FROM appliance_checkin) h
       GROUP BY site_id
      """;

  /// The ledgers of these runbooks.
  static Map<RunbookId, Ledger> all(Db db, List<RunbookId> runbooks, Instant now) {
    var since = now.minus(Ledger.MEMORY);
    var uses = new HashMap<RunbookId, List<Use>>();
    db.sql(USES)
        .param("since", Db.time(since))
        .query(row -> {
          uses.computeIfAbsent(new RunbookId(text(row, "runbook_id")), _ -> new ArrayList<>())
              .add(
                  new Use(
                      new ApplianceId(text(row, "appliance_id")),
                      text(row, "host_id"),
                      instant(row, "started_at"),
                      instant(row, "received_at"),
                      row.getBoolean("has_failed")));
        });
    var grants = new HashMap<RunbookId, List<Grant>>();
    db.sql(GRANTS)
        .param("since", Db.time(since.minus(Ledger.SLOT)))
        .query(row -> {
          grants
              .computeIfAbsent(new RunbookId(text(row, "runbook_id")), _ -> new ArrayList<>())
              .add(
                  new Grant(
                      new ApplianceId(text(row, "appliance_id")),
                      instant(row, "slot"),
                      row.getInt("hosts"),
                      optionalInstant(row, "told_until")));
        });
    var resets = resets(db, since);
    var hosts = hosts(db);
    var ledgers = new TreeMap<RunbookId, Ledger>();
    for (var runbook : runbooks) {
      ledgers.put(
          runbook,
          new Ledger(
              runbook,
              uses.getOrDefault(runbook, List.of()),
              grants.getOrDefault(runbook, List.of()),
              resets.getOrDefault(runbook, List.of()),
              hosts));
    }
    return ledgers;
  }

  private static final String LAST_REPORT =
      """
      SELECT max(received_at) AS at FROM healing_execution
      """;

  /// When something was reported last.
  static Optional<Instant> lastReport(Db db) {
    return db.sql(LAST_REPORT).query((row, _) -> optionalInstant(row, "at")).single();
  }

  private static Map<RunbookId, List<Reset>> resets(Db db, Instant since) {
    var resets = new HashMap<RunbookId, List<Reset>>();
    for (var stop : StopStore.recent(db, since)) {
      stop.end()
          .ifPresent(end ->
              resets
                  .computeIfAbsent(stop.runbook(), _ -> new ArrayList<>())
                  .add(new Reset(stop.site(), end.at())));
    }
    return resets;
  }

  private static Map<SiteId, Integer> hosts(Db db) {
    var hosts = new HashMap<SiteId, Integer>();
    db.sql(HOSTS)
        .query(row -> {
          hosts.put(new SiteId(text(row, "site_id")), row.getInt("hosts"));
        });
    return hosts;
  }
}

package osiriscare.central.budget;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.database.Db;
import osiriscare.healing.budget.Ledger;
import osiriscare.protocol.checkin.LiveStatus;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Json;

/// Promises to appliances, and the allowances that tell them.
final class AllowanceStore {
  private AllowanceStore() {}

  private static final String DUE =
      """
      SELECT a.appliance_id
        FROM appliance_checkin a LEFT JOIN healing_allowance h USING (appliance_id)
       WHERE a.last_checkin > :alive AND (h.slot IS DISTINCT FROM :slot OR h.stop_state <> :stops)
       ORDER BY a.appliance_id LIMIT :limit
      """;

  /// Appliances that are there and whose allowance is of another slot or knows of other stops.
  static List<ApplianceId> due(Db db, Instant now, String stopState, int limit) {
    return db.sql(DUE)
        .param("alive", Db.time(now.minus(LiveStatus.OFFLINE_AFTER)))
        .param("slot", Db.time(Ledger.slot(now)))
        .param("stops", stopState)
        .param("limit", limit)
        .query((row, _) -> new ApplianceId(text(row, "appliance_id")))
        .list();
  }

  // Answered when the appliance was given more for it; while the runbook is stopped nobody is given
  // any.
  private static final String ASKING =
      """
      SELECT e.runbook_id, e.appliance_id, max(e.received_at) AS asked_at
        FROM healing_execution e
       WHERE e.received_at > :since AND e.outcome = 'deferred' AND e.reason_code = 'budget' AND e.runbook_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM healing_grant g
                          WHERE g.appliance_id = e.appliance_id AND g.runbook_id = e.runbook_id
                            AND g.answered_at >= e.received_at)
         AND NOT EXISTS (SELECT 1 FROM healing_stop s
                          WHERE s.runbook_id = e.runbook_id AND (s.site_id IS NULL OR s.site_id = e.site_id)
                            AND s.ended_at IS NULL)
       GROUP BY e.runbook_id, e.appliance_id
       ORDER BY asked_at, e.appliance_id
       LIMIT 1000
      """;

  private static final Duration ASKING_COUNTS_FOR = Duration.ofMinutes(30);

  /// Who asked for more and was not answered yet, and when; who asked first comes first.
  static Map<RunbookId, Map<ApplianceId, Instant>> asking(Db db, Instant now) {
    var asking = new HashMap<RunbookId, Map<ApplianceId, Instant>>();
    db.sql(ASKING)
        .param("since", Db.time(now.minus(ASKING_COUNTS_FOR)))
        .query(row -> {
          asking
              .computeIfAbsent(new RunbookId(text(row, "runbook_id")), _ -> new LinkedHashMap<>())
              .put(new ApplianceId(text(row, "appliance_id")), instant(row, "asked_at"));
        });
    return asking;
  }

  private static final String PROMISE =
      """
      INSERT INTO healing_grant AS g (appliance_id, site_id, runbook_id, slot, hosts, answered_at)
      VALUES (:appliance, :site, :runbook, :slot, :hosts, :asked)
      ON CONFLICT (appliance_id, runbook_id, slot) DO UPDATE SET
        hosts = g.hosts + excluded.hosts, answered_at = coalesce(excluded.answered_at, g.answered_at)
      """;

  /// More hosts for an appliance.
  ///
  /// @param askedAt when it asked, if it did
  record More(ApplianceId appliance, RunbookId runbook, int hosts, Optional<Instant> askedAt) {}

  /// Promises more hosts in this slot.
  static void promise(Db db, More more, Instant now) {
    db.sql(PROMISE)
        .param("appliance", more.appliance().value())
        .param("site", more.appliance().site().value())
        .param("runbook", more.runbook().value())
        .param("slot", Db.time(Ledger.slot(now)))
        .param("hosts", more.hosts())
        .param("asked", orNull(more.askedAt().map(Db::time)))
        .update();
  }

  private static final String PROMISED =
      """
      SELECT appliance_id, runbook_id, hosts FROM healing_grant WHERE slot = :slot
      """;

  /// What every appliance was promised in this slot.
  static Map<ApplianceId, Map<RunbookId, Integer>> promised(Db db, Instant now) {
    var promised = new HashMap<ApplianceId, Map<RunbookId, Integer>>();
    db.sql(PROMISED)
        .param("slot", Db.time(Ledger.slot(now)))
        .query(row -> {
          promised
              .computeIfAbsent(new ApplianceId(text(row, "appliance_id")), _ -> new HashMap<>())
              .put(new RunbookId(text(row, "runbook_id")), row.getInt("hosts"));
        });
    return promised;
  }

  private static final String KEEP =
      """
      INSERT INTO healing_allowance (appliance_id, site_id, slot, stop_state, signed_payload, signature, key_id, signed_at)
      SELECT r.appliance_id, r.site_id, :slot, :stops, r.payload, r.signature, r.key_id, :now
        FROM jsonb_to_recordset(:rows)
             AS r (appliance_id text, site_id text, payload text, signature text, key_id text)
      ON CONFLICT (appliance_id) DO UPDATE SET
        slot = excluded.slot, stop_state = excluded.stop_state, signed_payload = excluded.signed_payload,
        signature = excluded.signature, key_id = excluded.key_id, signed_at = excluded.signed_at
      """;

  /// Keeps signed allowances for the next check-in of each appliance.
  static void keep(
      Db db, Map<ApplianceId, SignedDocument> documents, String stopState, Instant now) {
    var rows = Json.array();
    documents.forEach((appliance, document) ->
        rows.add(
            Json.object()
                .put("appliance_id", appliance.value())
                .put("site_id", appliance.site().value())
                .put("payload", document.signedPayload())
                .put("signature", document.signature())
                .put("key_id", document.keyId().value())));
    db.sql(KEEP)
        .param("rows", Db.jsonb(rows))
        .param("slot", Db.time(Ledger.slot(now)))
        .param("stops", stopState)
        .param("now", Db.time(now))
        .update();
  }

  private static final String FORGET =
      """
      DELETE FROM healing_grant WHERE slot < :oldest
      """;

  /// Forgets promises that no count looks at any more.
  static void forget(Db db, Instant now) {
    var oldest = now.minus(Ledger.MEMORY).minus(Ledger.SLOT).minus(Ledger.SLOT);
    db.sql(FORGET).param("oldest", Db.time(oldest)).update();
  }
}

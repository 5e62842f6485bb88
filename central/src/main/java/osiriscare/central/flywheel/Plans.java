package osiriscare.central.flywheel;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import osiriscare.database.Db;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import tools.jackson.databind.JsonNode;

/// Plans of the planner that were carried out and ended, and were not counted yet.
final class Plans {
  private Plans() {}

  /// How one ended.
  ///
  /// @param isHealed whether signed evidence of the run closed the incident; nothing else is
  ///   success
  record Ended(
      UUID decision,
      IncidentId incident,
      SiteId site,
      RunbookId runbook,
      Map<String, String> parameters,
      boolean isHealed,
      Instant at) {
    Ended {
      parameters = Map.copyOf(parameters);
    }
  }

  // What waits, or was not run for a reason of the moment, has not ended. Why a person was asked
  // after the incident came back says nothing about a plan from before.
  private static final String ENDED =
      """
      SELECT d.decision_id, d.incident_id, d.site_id, d.runbook_id, d.parameters::text, e.is_healed, e.at
        FROM planner_decision d CROSS JOIN LATERAL (
          SELECT s.step = 'resolved' AS is_healed, s.at FROM incident_step s
           WHERE s.incident_id = d.incident_id AND (
             (s.step = 'resolved' AND s.reason_code = 'evidence' AND s.order_id = d.order_id)
             OR (s.step = 'ended' AND s.order_id = d.order_id AND s.reason_code NOT IN (
               'healed', 'suppressed', 'deferred', 'dry_run', 'busy', 'not_ready'))
             OR (s.step = 'escalated' AND s.reason_code IN ('no_evidence', 'order_not_carried_out')
               AND s.at >= d.answered_at AND NOT EXISTS (
                 SELECT 1 FROM incident_step b WHERE b.incident_id = s.incident_id AND b.step = 'reopened'
                    AND b.at > d.answered_at AND b.step_id < s.step_id)))
           ORDER BY s.step = 'resolved' DESC, s.step_id LIMIT 1) e
       WHERE d.status = 'ordered' AND d.order_id IS NOT NULL AND d.asked_at >= :since
         AND NOT EXISTS (SELECT 1 FROM pattern_occurrence o WHERE o.decision_id = d.decision_id)
       ORDER BY e.at LIMIT :limit
      """;

  private static final String TAKE_BACK =
      """
      UPDATE pattern_occurrence p SET is_healed = false
       WHERE p.is_healed AND p.at >= :since AND EXISTS (
         SELECT 1 FROM planner_decision d JOIN incident_step s USING (order_id)
          WHERE d.decision_id = p.decision_id AND s.step IN ('reopened', 'recurred'))
      """;

  /// Counts as failures what healed and did not hold: the incident soon came back.
  static void takeBackWhatDidNotHold(Db db, Instant since) {
    db.sql(TAKE_BACK).param("since", Db.time(since)).update();
  }

  static List<Ended> ended(Db db, Instant since, int limit) {
    return db.sql(ENDED)
        .param("since", Db.time(since))
        .param("limit", limit)
        .query((row, _) ->
            new Ended(
                uuid(row, "decision_id"),
                IncidentId.parse(text(row, "incident_id")),
                new SiteId(text(row, "site_id")),
                new RunbookId(text(row, "runbook_id")),
                texts(json(row, "parameters")),
                row.getBoolean("is_healed"),
                instant(row, "at")))
        .list();
  }

  private static Map<String, String> texts(JsonNode parameters) {
    var values = new HashMap<String, String>();
    parameters.properties().forEach(one -> values.put(one.getKey(), one.getValue().asString()));
    return values;
  }
}

package osiriscare.central.incident;

import static osiriscare.central.sql.Columns.optionalText;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.database.Db;
import osiriscare.healing.rule.Drift;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;

/// An incident as it was, and what was done about it: what rules are tried on.
///
/// @param appliance the one that runs on its host
/// @param ordered the runbook that was ordered last; empty when none was
/// @param isProven whether signed evidence of that run closed it, and it did not soon come back
/// @param closedBy the person who closed it
public record PastIncident(
    IncidentId id,
    SiteId site,
    Instant receivedAt,
    Drift drift,
    Optional<ApplianceId> appliance,
    Optional<RunbookId> ordered,
    boolean isProven,
    Optional<String> closedBy) {

  private static final String PAST =
      """
      SELECT i.incident_id, i.site_id, i.host_id, i.incident_type, i.check_type, i.severity, i.details::text,
             i.pre_state::text, i.received_at,
             CASE WHEN i.watcher_id IS NOT NULL THEN 'WATCHER' WHEN i.reported_by IS NOT NULL THEN 'PERSON'
                  ELSE 'APPLIANCE' END AS reporter,
             false AS is_of_own_host, c.appliance_id AS host_appliance_id, c.nixos_version,
             o.runbook_id, coalesce(e.is_proven, false) AS is_proven, p.said_by AS closed_by
        FROM incident i
        LEFT JOIN LATERAL (
          SELECT appliance_id, nixos_version FROM appliance_checkin
           WHERE site_id = i.site_id AND hostname = i.host_id
           ORDER BY last_checkin DESC LIMIT 1) c ON true
        LEFT JOIN LATERAL (
          SELECT runbook_id, order_id FROM incident_step
           WHERE incident_id = i.incident_id AND step = 'ordered' ORDER BY step_id DESC LIMIT 1) o ON true
        LEFT JOIN LATERAL (
          SELECT true AS is_proven FROM incident_step
           WHERE incident_id = i.incident_id AND step = 'resolved' AND reason_code = 'evidence'
             AND order_id = o.order_id
             AND NOT EXISTS (SELECT 1 FROM incident_step b
                              WHERE b.order_id = o.order_id AND b.step IN ('reopened', 'recurred')) LIMIT 1) e ON true
        LEFT JOIN LATERAL (
          SELECT said_by FROM incident_step
           WHERE incident_id = i.incident_id AND step = 'resolved' AND reason_code = 'person'
           ORDER BY step_id DESC LIMIT 1) p ON true
       WHERE (:incident::uuid IS NULL OR i.incident_id = :incident::uuid)
         AND (:type::text IS NULL OR i.incident_type = :type::text)
         AND i.received_at >= :since
       ORDER BY i.received_at DESC, i.incident_id LIMIT :limit
      """;

  /// Those of a type since then, newest first.
  public static List<PastIncident> since(Db db, String type, Instant since, int limit) {
    return db.sql(PAST)
        .param("incident", null)
        .param("type", type)
        .param("since", Db.time(since))
        .param("limit", limit)
        .query((row, _) -> past(row))
        .list();
  }

  /// One.
  public static Optional<PastIncident> find(Db db, IncidentId id) {
    return db.sql(PAST)
        .param("incident", id.value())
        .param("type", null)
        .param("since", Db.time(Instant.EPOCH))
        .param("limit", 1)
        .query((row, _) -> past(row))
        .optional();
  }

  private static PastIncident past(ResultSet row) throws SQLException {
    var incident = StepStore.incident(row);
    return new PastIncident(
        incident.id(),
        incident.site(),
        incident.receivedAt(),
        incident.drift(),
        incident.appliance(),
        optionalText(row, "runbook_id").map(RunbookId::new),
        row.getBoolean("is_proven"),
        optionalText(row, "closed_by"));
  }
}

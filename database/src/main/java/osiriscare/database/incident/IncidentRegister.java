package osiriscare.database.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import osiriscare.database.Db;
import osiriscare.database.incident.Recurrence.Last;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;

/// Files reports under their incidents, in the caller's transaction. Two reports of the same thing
/// wait for each other, whichever programs take them, so that one drift never is two incidents.
public final class IncidentRegister {
  private IncidentRegister() {}

  /// What became of a report.
  public enum What {
    /// It opened an incident.
    OPENED,
    /// It came back, so its incident is open again.
    REOPENED,
    /// Its incident is open already.
    KNOWN,
    /// It was over when it was told.
    OVER,
    /// The very report was filed before.
    DUPLICATE
  }

  /// What became of a report.
  ///
  /// @param incident where it is filed; the report's own id only when it is the first
  public record Filed(IncidentId incident, What what) {
    /// Whether somebody has to look at the incident because of it.
    public boolean isNews() {
      return switch (what) {
        case OPENED, REOPENED, KNOWN -> true;
        case OVER, DUPLICATE -> false;
      };
    }
  }

  /// Files a report.
  ///
  /// @return empty when its id is taken by another site
  public static Optional<Filed> file(Db db, IncidentReport report, Instant now) {
    lock(db, report);
    var before = known(db, report.incident().id());
    if (before.isPresent()) {
      return before.map(incident -> new Filed(incident, What.DUPLICATE));
    }
    try {
      return file(db, report, same(db, report), now);
    } catch (DuplicateKeyException e) {
      return Optional.empty();
    }
  }

  private static Optional<Filed> file(
      Db db, IncidentReport report, Optional<Same> same, Instant now) {
    var last = same.map(Same::last);
    var filed =
        switch (Recurrence.of(last, report.incident().observedAt(), now)) {
          case FIRST -> open(db, report, now);
          case CAME_BACK_LATE -> {
            cameBack(db, same.orElseThrow().id(), "recurred", report, now);
            yield open(db, report, now);
          }
          case CAME_BACK -> {
            cameBack(db, same.orElseThrow().id(), "reopened", report, now);
            yield filed(reopen(db, same.orElseThrow().id(), report, now), What.REOPENED);
          }
          case AGAIN -> filed(again(db, same.orElseThrow().id(), report, now), What.KNOWN);
          case OVER -> filed(same.orElseThrow().id(), What.OVER);
        };
    filed.ifPresent(one -> occurred(db, one, report, now));
    return filed;
  }

  private static Optional<Filed> filed(IncidentId incident, What what) {
    return Optional.of(new Filed(incident, what));
  }

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('osiris incident ' || :same, 0))";

  private static void lock(Db db, IncidentReport report) {
    var incident = report.incident();
    db.sql(LOCK)
        .param("same", incident.site() + " " + incident.host() + " " + incident.type())
        .query((_, _) -> report)
        .single();
  }

  private static final String KNOWN =
      """
      SELECT incident_id FROM incident_occurrence WHERE occurrence_id = :id
       UNION SELECT incident_id FROM incident WHERE incident_id = :id LIMIT 1
      """;

  private static Optional<IncidentId> known(Db db, IncidentId id) {
    return db.sql(KNOWN).param("id", id.value()).query((row, _) -> incident(row)).optional();
  }

  /// The last incident of the same thing.
  private record Same(IncidentId id, Last last) {}

  private static final String SAME =
      """
      SELECT i.incident_id, i.received_at, CASE WHEN i.status = 'resolved' THEN i.resolved_at END AS resolved_at, i.over_at,
             (SELECT s.reason_code = 'person' FROM incident_step s
               WHERE s.incident_id = i.incident_id AND s.step = 'resolved'
               ORDER BY s.step_id DESC LIMIT 1) IS TRUE AS is_closed_by_person
        FROM incident i
       WHERE i.site_id = :site AND i.host_id = :host AND i.incident_type = :type
         AND i.check_type IS NOT DISTINCT FROM :check::text AND i.subject IS NOT DISTINCT FROM :subject::text
         AND i.appliance_id IS NOT DISTINCT FROM :appliance::text AND i.watcher_id IS NOT DISTINCT FROM :watcher::uuid
         AND (i.reported_by IS NULL) = (:account::text IS NULL)
       ORDER BY i.status <> 'resolved' DESC, i.received_at DESC, i.incident_id LIMIT 1
         FOR UPDATE OF i
      """;

  private static Optional<Same> same(Db db, IncidentReport report) {
    return identified(db.sql(SAME), report)
        .query((row, _) ->
            new Same(
                incident(row),
                new Last(
                    time(row, "received_at").orElseThrow(),
                    time(row, "resolved_at"),
                    time(row, "over_at"),
                    row.getBoolean("is_closed_by_person"))))
        .optional();
  }

  private static StatementSpec identified(StatementSpec sql, IncidentReport report) {
    var incident = report.incident();
    return sql.param("site", incident.site().value())
        .param("host", incident.host().value())
        .param("type", incident.type())
        .param("check", orNull(incident.checkType()))
        .param("subject", orNull(report.subject()))
        .param("appliance", orNull(report.appliance().map(ApplianceId::value)))
        .param("watcher", orNull(report.watcher().map(WatcherId::value)))
        .param("account", orNull(report.account()));
  }

  private static final String OPEN =
      """
      INSERT INTO incident (incident_id, site_id, appliance_id, watcher_id, reported_by, host_id, incident_type, check_type,
          subject, severity, details, pre_state, hipaa_controls, observed_at, received_at)
      VALUES (:incident, :site, :appliance, :watcher, :account, :host, :type, :check, :subject, :severity, :details,
          :pre_state, (SELECT coalesce(array_agg(c), '{}') FROM jsonb_array_elements_text(:controls) AS c), :observed, :now)
      ON CONFLICT (incident_id) DO NOTHING
      """;

  private static Optional<Filed> open(Db db, IncidentReport report, Instant now) {
    var incident = report.incident();
    int inserted =
        told(identified(db.sql(OPEN), report), incident, now)
            .param("incident", incident.id().value())
            .param("controls", Db.jsonb(Json.array(incident.hipaaControls())))
            .update();
    return inserted == 0 ? Optional.empty() : filed(incident.id(), What.OPENED);
  }

  // What is said of it now; the details of each report stay with the report.
  private static StatementSpec told(StatementSpec sql, Incident incident, Instant now) {
    return sql.param("severity", incident.severity().word())
        .param("details", Db.jsonb(incident.details()))
        .param("pre_state", Db.jsonb(incident.preState()))
        .param("observed", orNull(incident.observedAt().map(Db::time)))
        .param("now", Db.time(now));
  }

  private static final String AGAIN =
      """
      UPDATE incident
         SET seen_at = :now, observed_at = greatest(observed_at, :observed::timestamptz), details = :details,
             pre_state = :pre_state,
             severity = CASE WHEN array_position(ARRAY['low', 'medium', 'high', 'critical'], :severity)
                                > array_position(ARRAY['low', 'medium', 'high', 'critical'], severity)
                             THEN :severity ELSE severity END
       WHERE incident_id = :incident
      """;

  private static IncidentId again(Db db, IncidentId id, IncidentReport report, Instant now) {
    told(db.sql(AGAIN), report.incident(), now).param("incident", id.value()).update();
    return id;
  }

  private static final String REOPEN =
      """
      UPDATE incident
         SET status = 'open', reopened_at = :now, reopenings = reopenings + 1,
             closed_for = closed_for + greatest(:now - resolved_at, '0'), resolved_at = NULL, over_at = NULL,
             order_id = NULL, look_at = NULL, observed_at = NULL
       WHERE incident_id = :incident
      """;

  private static IncidentId reopen(Db db, IncidentId id, IncidentReport report, Instant now) {
    db.sql(REOPEN).param("now", Db.time(now)).param("incident", id.value()).update();
    return again(db, id, report, now);
  }

  // Which repair did not hold: the order whose run closed it, or the appliance's own run. Its times
  // are the appliance's, as those of what it saw.
  private static final String CAME_BACK =
      """
      WITH closing AS (
        SELECT s.order_id, s.bundle_id, o.rule_id, o.runbook_id
          FROM (SELECT order_id, bundle_id FROM incident_step WHERE incident_id = :incident AND step = 'resolved'
                 ORDER BY step_id DESC LIMIT 1) s
          LEFT JOIN incident_step o ON o.incident_id = :incident AND o.step = 'ordered' AND o.order_id = s.order_id
         WHERE s.order_id IS NOT NULL LIMIT 1),
      run AS (
        SELECT CASE WHEN e.tier <> 'L1' THEN i.order_id END AS order_id, e.bundle_id, e.rule_id, e.runbook_id
          FROM incident i
          JOIN healing_execution e USING (site_id, host_id, check_type)
         WHERE i.incident_id = :incident AND e.outcome = 'healed' AND e.bundle_id IS NOT NULL
           AND e.started_at BETWEEN i.observed_at - interval '1 second' AND i.over_at
         ORDER BY e.started_at DESC LIMIT 1),
      repair AS (SELECT * FROM closing UNION ALL SELECT * FROM run LIMIT 1)
      INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, reason, rule_id, runbook_id, order_id, bundle_id,
          said_by)
      SELECT i.incident_id, i.site_id, :now, :step, CASE WHEN r.bundle_id IS NULL THEN 'back' ELSE 'not_held' END,
             CASE WHEN r.bundle_id IS NULL THEN 'the same was reported again'
                  ELSE 'the repair did not hold: the same was reported again' END
               || CASE WHEN :step = 'recurred' THEN ', as incident ' || :as ELSE '' END,
             r.rule_id, r.runbook_id, r.order_id, r.bundle_id, :by
        FROM incident i LEFT JOIN repair r ON true WHERE i.incident_id = :incident
      """;

  private static void cameBack(
      Db db, IncidentId id, String step, IncidentReport report, Instant now) {
    db.sql(CAME_BACK)
        .param("incident", id.value())
        .param("step", step)
        .param("as", report.incident().id().toString())
        .param("by", report.saidBy())
        .param("now", Db.time(now))
        .update();
  }

  private static final String OCCURRED =
      """
      INSERT INTO incident_occurrence (occurrence_id, incident_id, site_id, severity, details, pre_state, observed_at,
          received_at, over_at)
      VALUES (:occurrence, :incident, :site, :severity, :details, :pre_state, :observed, :now, :over)
      """;

  private static void occurred(Db db, Filed filed, IncidentReport report, Instant now) {
    var incident = report.incident();
    told(db.sql(OCCURRED), incident, now)
        .param("occurrence", incident.id().value())
        .param("incident", filed.incident().value())
        .param("site", incident.site().value())
        .param("over", filed.what() == What.OVER ? Db.time(now) : null)
        .update();
  }

  private static IncidentId incident(ResultSet row) throws SQLException {
    return new IncidentId(row.getObject("incident_id", UUID.class));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(Db::instant);
  }

  private static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }
}

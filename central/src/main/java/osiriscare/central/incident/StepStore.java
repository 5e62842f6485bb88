package osiriscare.central.incident;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import osiriscare.central.incident.OpenIncident.Reporter;
import osiriscare.central.incident.Triage.Ended;
import osiriscare.database.Db;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.SiteId;
import tools.jackson.databind.node.ObjectNode;

/// The rows of incidents that are worked on, and the steps that were taken.
final class StepStore {
  private StepStore() {}

  /// Central itself, as the one who says a step.
  static final String CENTRAL = "central";

  // A host is an appliance's by the name that it checks in with. What came back is as old as that.
  private static final String OPEN =
      """
      SELECT i.incident_id, i.site_id, i.host_id, i.incident_type, i.check_type, i.severity, i.details::text,
             i.pre_state::text, coalesce(i.reopened_at, i.received_at) AS received_at,
             CASE WHEN i.watcher_id IS NOT NULL THEN 'WATCHER' WHEN i.reported_by IS NOT NULL THEN 'PERSON'
                  ELSE 'APPLIANCE' END AS reporter,
             CASE WHEN i.watcher_id IS NOT NULL THEN w.host_id = i.host_id WHEN i.reported_by IS NOT NULL THEN true
                  ELSE i.appliance_id = c.appliance_id END AS is_of_own_host,
             c.appliance_id AS host_appliance_id, c.nixos_version
        FROM incident i LEFT JOIN watcher w USING (watcher_id)
        LEFT JOIN LATERAL (
          SELECT appliance_id, nixos_version FROM appliance_checkin
           WHERE site_id = i.site_id AND hostname = i.host_id
           ORDER BY last_checkin DESC LIMIT 1) c ON true
       WHERE i.incident_id = :incident AND i.status = 'open'
         FOR UPDATE OF i
      """;

  /// An incident that is open, kept from others until the transaction ends.
  static Optional<OpenIncident> open(Db db, IncidentId id) {
    return db.sql(OPEN).param("incident", id.value()).query((row, _) -> incident(row)).optional();
  }

  static OpenIncident incident(ResultSet row) throws SQLException {
    return new OpenIncident(
        IncidentId.parse(text(row, "incident_id")),
        new SiteId(text(row, "site_id")),
        new HostId(text(row, "host_id")),
        text(row, "incident_type"),
        optionalText(row, "check_type"),
        Severity.valueOf(text(row, "severity").toUpperCase(Locale.ROOT)),
        (ObjectNode) json(row, "details"),
        (ObjectNode) json(row, "pre_state"),
        instant(row, "received_at"),
        optionalText(row, "host_appliance_id").map(ApplianceId::new),
        Reporter.valueOf(text(row, "reporter")),
        row.getBoolean("is_of_own_host"),
        OpenIncident.isNixos(optionalText(row, "nixos_version")));
  }

  private static final String IDLE =
      """
      SELECT EXISTS (SELECT 1 FROM incident i
                      WHERE i.incident_id = :incident AND i.order_id IS NULL AND i.look_at IS NULL
                        AND NOT EXISTS (SELECT 1 FROM outbox o
                                         WHERE o.topic = 'plan' AND o.payload ->> 'incident_id' = i.incident_id::text)
                        AND NOT EXISTS (SELECT 1 FROM planner_decision d
                                         WHERE d.incident_id = i.incident_id AND d.status = 'asking'))
      """;

  /// Whether nobody is at work on an incident: it waits for no order, no time, and no planner.
  static boolean isIdle(Db db, IncidentId id) {
    return db.sql(IDLE).param("incident", id.value()).query(Boolean.class).single();
  }

  private static final String TAKE_BACK =
      "UPDATE incident SET status = 'open' WHERE incident_id = :incident AND status = 'escalated'";

  static void takeBack(Db db, IncidentId id) {
    db.sql(TAKE_BACK).param("incident", id.value()).update();
  }

  private static final String DUE =
      """
      SELECT i.incident_id
        FROM incident i LEFT JOIN appliance_order o ON o.order_id = i.order_id
       WHERE i.look_at IS NOT NULL AND i.status = 'open' AND (i.look_at <= :now OR o.completed_at IS NOT NULL)
       ORDER BY i.look_at LIMIT :limit
         FOR UPDATE OF i SKIP LOCKED
      """;

  /// Incidents whose order ended, or whose time has come.
  static List<IncidentId> due(Db db, Instant now, int limit) {
    return db.sql(DUE)
        .param("now", Db.time(now))
        .param("limit", limit)
        .query((row, _) -> IncidentId.parse(text(row, "incident_id")))
        .list();
  }

  // What no rule knows is the planner's, which the appliance tells as given up.
  private static final String FAILED_ON_SITE =
      """
      SELECT i.incident_id, e.outcome, e.reason_code, e.runbook_id
        FROM incident i CROSS JOIN LATERAL (
          SELECT outcome, reason_code, runbook_id FROM healing_execution
           WHERE site_id = i.site_id AND host_id = i.host_id AND check_type = i.check_type
             AND outcome IN ('failed', 'reverted', 'escalated', 'refused') AND tier = 'L1'
             AND reason_code IS DISTINCT FROM 'no_rule' AND bundle_id IS NOT NULL
             AND started_at >= coalesce(i.observed_at, i.reopened_at, i.received_at)
           ORDER BY started_at LIMIT 1) e
       WHERE i.status = 'open' AND i.watcher_id IS NULL AND i.order_id IS NULL AND i.look_at IS NULL
       ORDER BY i.received_at LIMIT :limit
         FOR UPDATE OF i SKIP LOCKED
      """;

  /// An incident of an appliance that its own rules could not end.
  record FailedOnSite(IncidentId incident, String code, String reason) {}

  /// Those that signed evidence tells of.
  static List<FailedOnSite> failedOnSite(Db db, int limit) {
    return db.sql(FAILED_ON_SITE)
        .param("limit", limit)
        .query((row, _) ->
            new FailedOnSite(
                IncidentId.parse(text(row, "incident_id")),
                optionalText(row, "reason_code")
                    .filter(code -> !code.equals("allowed"))
                    .orElse(text(row, "outcome")),
                "the appliance could not put it right by itself: "
                    + optionalText(row, "runbook_id").map(id -> id + " ").orElse("")
                    + text(row, "outcome")))
        .list();
  }

  private static final String ORDER =
      """
      SELECT o.order_id, o.status, o.error_code, o.error_message, o.completed_at IS NOT NULL AS is_over
        FROM incident i JOIN appliance_order o ON o.order_id = i.order_id WHERE i.incident_id = :incident
      """;

  /// The order that is under way.
  ///
  /// @param ended empty while the appliance has not said how it ended
  record UnderWay(OrderId order, Optional<Ended> ended) {}

  static Optional<UnderWay> underWay(Db db, IncidentId id) {
    return db.sql(ORDER)
        .param("incident", id.value())
        .query((row, _) ->
            new UnderWay(
                new OrderId(text(row, "order_id")),
                row.getBoolean("is_over") ? Optional.of(ended(row)) : Optional.empty()))
        .optional();
  }

  private static Ended ended(ResultSet row) throws SQLException {
    var code = optionalText(row, "error_code").orElse("");
    return new Ended(
        text(row, "status").equals("completed"),
        code,
        optionalText(row, "error_message").orElse("the order ended with " + code));
  }

  private static final String WAIT =
      "UPDATE incident SET order_id = :order, look_at = :at WHERE incident_id = :incident";

  /// Says what is waited for.
  static void wait(Db db, IncidentId id, Optional<OrderId> order, Optional<Instant> lookAt) {
    db.sql(WAIT)
        .param("order", orNull(order.map(OrderId::value)))
        .param("at", orNull(lookAt.map(Db::time)))
        .param("incident", id.value())
        .update();
  }

  private static final String STATE =
      """
      UPDATE incident SET status = :status, order_id = NULL, look_at = NULL,
             resolved_at = CASE WHEN :status = 'resolved' THEN :now::timestamptz END
       WHERE incident_id = :incident
      """;

  /// Ends the work on it.
  static void state(Db db, IncidentId id, String status, Instant now) {
    db.sql(STATE)
        .param("status", status)
        .param("now", Db.time(now))
        .param("incident", id.value())
        .update();
  }

  /// Something that was done about an incident.
  record Step(
      String step,
      Optional<String> reasonCode,
      Optional<String> reason,
      Optional<String> rule,
      Optional<RunbookId> runbook,
      Optional<OrderId> order,
      String saidBy) {
    static Step of(String step, String code, String reason, String saidBy) {
      return new Step(
          step,
          Optional.of(code),
          Optional.of(reason),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          saidBy);
    }
  }

  private static final String INSERT =
      """
      INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, reason, rule_id, runbook_id, order_id, said_by)
      SELECT incident_id, site_id, :now, :step, :code, left(:reason, 2000), :rule, :runbook, :order, :by
        FROM incident WHERE incident_id = :incident
      """;

  /// Keeps a step.
  static void add(Db db, IncidentId id, Step step, Instant now) {
    db.sql(INSERT)
        .param("now", Db.time(now))
        .param("step", step.step())
        .param("code", orNull(step.reasonCode()))
        .param("reason", orNull(step.reason()))
        .param("rule", orNull(step.rule()))
        .param("runbook", orNull(step.runbook().map(RunbookId::value)))
        .param("order", orNull(step.order().map(OrderId::value)))
        .param("by", step.saidBy())
        .param("incident", id.value())
        .update();
  }

  private static final String LAST =
      "SELECT step, reason_code FROM incident_step WHERE incident_id = :incident ORDER BY step_id DESC LIMIT 1";

  /// Whether the last that is known is that an appliance healed it.
  static boolean isSaidToBeHealed(Db db, IncidentId id) {
    return db.sql(LAST)
        .param("incident", id.value())
        .query((row, _) ->
            text(row, "step").equals("ended")
                && optionalText(row, "reason_code").equals(Optional.of("healed")))
        .optional()
        .orElse(false);
  }
}

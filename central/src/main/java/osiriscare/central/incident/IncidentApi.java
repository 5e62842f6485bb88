package osiriscare.central.incident;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/// Incidents as sites reported them.
public final class IncidentApi {
  /// States an incident can be in.
  public static final List<String> STATES = List.of("open", "resolved");

  private final Database database;

  IncidentApi(Database database) {
    this.database = database;
  }

  /// One incident.
  public record IncidentView(
      String incidentId,
      String siteId,
      @Described("The appliance that reported it; empty when a watcher did") String applianceId,
      @Described("The watcher that reported it; null when an appliance did")
          Optional<String> watcherId,
      String hostId,
      String incidentType,
      Optional<String> checkType,
      @Described(oneOf = {"low", "medium", "high", "critical"}) String severity,
      JsonNode details,
      JsonNode preState,
      List<String> hipaaControls,
      @Described(oneOf = {"open", "resolved"}) String status,
      Instant receivedAt,
      Optional<Instant> resolvedAt) {}

  private static final String PAGE =
      """
      SELECT incident_id, site_id, appliance_id, watcher_id, host_id, incident_type, check_type, severity,
             details::text, pre_state::text, hipaa_controls, status, received_at, resolved_at
        FROM incident
       WHERE (:site::text IS NULL OR site_id = :site::text)
         AND (:status::text IS NULL OR status = :status::text)
         AND (:after_time::timestamptz IS NULL
              OR (received_at, incident_id::text) < (:after_time::timestamptz, :after_id::text))
       ORDER BY received_at DESC, incident_id::text DESC
       LIMIT :limit
      """;

  /// Incidents, newest first.
  public Page<IncidentView> list(Call call) {
    var page = call.page(2);
    var site = call.query("site_id", SiteId::new);
    var status = call.query("status", IncidentApi::requireState);
    var rows = database.inPlatform(db -> rows(db, page, site, status));
    return Page.of(rows, page, incident -> Cursor.at(incident.receivedAt(), incident.incidentId()));
  }

  private static List<IncidentView> rows(
      Db db, PageRequest page, Optional<SiteId> site, Optional<String> status) {
    return db.sql(PAGE)
        .param("site", orNull(site.map(SiteId::value)))
        .param("status", orNull(status))
        .param("after_time", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", page.after().map(cursor -> cursor.text(1)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static final String FIND =
      """
      SELECT incident_id, site_id, appliance_id, watcher_id, host_id, incident_type, check_type, severity,
             details::text, pre_state::text, hipaa_controls, status, received_at, resolved_at
        FROM incident WHERE incident_id = :incident
      """;

  /// An incident and what happened around it.
  public record IncidentDetail(
      IncidentView incident, List<IncidentTimeline.TimelineEntry> timeline) {}

  /// One incident with its timeline.
  public IncidentDetail get(Call call) {
    var id = call.path("incident_id", IncidentId::parse);
    return database.inPlatform(db -> {
      var incident =
          db.sql(FIND)
              .param("incident", id.value())
              .query((row, _) -> view(row))
              .optional()
              .orElseThrow(
                  () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no incident " + id));
      return new IncidentDetail(incident, IncidentTimeline.of(db, incident));
    });
  }

  private static IncidentView view(ResultSet row) throws SQLException {
    return new IncidentView(
        text(row, "incident_id"),
        text(row, "site_id"),
        optionalText(row, "appliance_id").orElse(""),
        optionalText(row, "watcher_id"),
        text(row, "host_id"),
        text(row, "incident_type"),
        optionalText(row, "check_type"),
        text(row, "severity"),
        json(row, "details"),
        json(row, "pre_state"),
        texts(row, "hipaa_controls"),
        text(row, "status"),
        instant(row, "received_at"),
        optionalInstant(row, "resolved_at"));
  }

  private static String requireState(String text) {
    if (!STATES.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", STATES));
    }
    return text;
  }
}

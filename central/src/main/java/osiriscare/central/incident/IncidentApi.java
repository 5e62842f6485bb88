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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.incident.StepStore.Step;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.route.PageRequest;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.database.Tenant;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/// Incidents as sites reported them.
public final class IncidentApi {
  /// States an incident can be in.
  public static final List<String> STATES = List.of("open", "escalated", "resolved");

  private final Database database;
  private final Clock clock;

  IncidentApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// One incident.
  public record IncidentView(
      String incidentId,
      String siteId,
      @Described("The appliance that reported it; empty when a watcher or a person did")
          String applianceId,
      @Described("The watcher that reported it; null when an appliance or a person did")
          Optional<String> watcherId,
      @Described("The account that reported it; null when a program on site did")
          Optional<String> reportedBy,
      String hostId,
      String incidentType,
      Optional<String> checkType,
      @Described(oneOf = {"low", "medium", "high", "critical"}) String severity,
      JsonNode details,
      JsonNode preState,
      List<String> hipaaControls,
      @Described(oneOf = {"open", "escalated", "resolved"}) String status,
      Instant receivedAt,
      Optional<Instant> resolvedAt,
      @Described(
              value =
                  "The highest tier that it needed until now: L1 rules, L2 the planner, L3 a person",
              oneOf = {"L1", "L2", "L3"})
          String tier,
      @Described(
              value = "What closed it; null when it is not closed, or when that is not known",
              oneOf = {"evidence", "recovered", "person"})
          Optional<String> resolvedThrough,
      @Described("How many incidents of the same there were on this host before") long earlier,
      @Described("How often it came back after it was closed") long reopenings,
      @Described("When it came back last") Optional<Instant> reopenedAt) {}

  private static final String VIEW =
      """
      SELECT incident_id, site_id, appliance_id, watcher_id, reported_by, host_id, incident_type, check_type, severity,
             details::text, pre_state::text, hipaa_controls, status, received_at, resolved_at,
             CASE WHEN status = 'escalated' OR EXISTS (
                    SELECT 1 FROM incident_step s WHERE s.incident_id = i.incident_id AND s.step = 'escalated') THEN 'L3'
                  WHEN EXISTS (SELECT 1 FROM planner_decision d WHERE d.incident_id = i.incident_id) THEN 'L2'
                  ELSE 'L1' END AS tier,
             (SELECT CASE WHEN s.reason_code IN ('evidence', 'recovered') THEN s.reason_code ELSE 'person' END
                FROM incident_step s WHERE s.incident_id = i.incident_id AND s.step = 'resolved' AND i.status = 'resolved'
               ORDER BY s.step_id DESC LIMIT 1) AS resolved_through,
             (SELECT count(*) FROM incident e
               WHERE e.site_id = i.site_id AND e.host_id = i.host_id AND e.incident_type = i.incident_type
                 AND e.check_type IS NOT DISTINCT FROM i.check_type AND e.received_at < i.received_at) AS earlier,
             reopenings, reopened_at
        FROM incident i
      """;

  private static final String PAGE =
      VIEW
          + """
           WHERE (:site::text IS NULL OR site_id = :site::text)
             AND (:status::text IS NULL OR status = :status::text)
             AND (:host::text IS NULL OR host_id = :host::text)
             AND (:type::text IS NULL OR coalesce(check_type, incident_type) = :type::text)
             AND (:after_time::timestamptz IS NULL
                  OR (received_at, incident_id::text) < (:after_time::timestamptz, :after_id::text))
           ORDER BY received_at DESC, incident_id::text DESC
           LIMIT :limit
          """;

  /// Which incidents are wanted.
  ///
  /// @param type a check of the catalogue, or a type of incident that has none
  private record Wanted(
      Optional<SiteId> site,
      Optional<String> status,
      Optional<HostId> host,
      Optional<String> type) {}

  /// Incidents, newest first.
  public Page<IncidentView> list(Call call) {
    var page = call.page(2);
    var wanted =
        new Wanted(
            call.query("site_id", SiteId::new),
            call.query("status", IncidentApi::requireState),
            call.query("host_id", HostId::new),
            call.query("type", text -> text));
    var rows = database.in(call.tenant(), db -> rows(db, wanted, page));
    return Page.of(rows, page, incident -> Cursor.at(incident.receivedAt(), incident.incidentId()));
  }

  private static List<IncidentView> rows(Db db, Wanted wanted, PageRequest page) {
    return db.sql(PAGE)
        .param("site", orNull(wanted.site().map(SiteId::value)))
        .param("status", orNull(wanted.status()))
        .param("host", orNull(wanted.host().map(HostId::value)))
        .param("type", orNull(wanted.type()))
        .param("after_time", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", page.after().map(cursor -> cursor.text(1)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static final String FIND = VIEW + " WHERE incident_id = :incident";

  /// An incident and what happened around it.
  public record IncidentDetail(
      IncidentView incident,
      List<IncidentTimeline.TimelineEntry> timeline,
      @Described(
              "Whether a person may close it; false when it is closed, or only evidence closes it")
          boolean closableByPerson) {}

  /// One incident with its timeline.
  public IncidentDetail get(Call call) {
    return explain(call.tenant(), call.path("incident_id", IncidentId::parse));
  }

  /// One incident with its timeline.
  public IncidentDetail explain(Tenant tenant, IncidentId id) {
    return database.in(tenant, db -> detail(db, id));
  }

  private static IncidentDetail detail(Db db, IncidentId id) {
    var incident = find(db, id);
    return new IncidentDetail(
        incident,
        IncidentTimeline.of(db, incident),
        !incident.status().equals("resolved") && !isProvable(db, incident));
  }

  private static IncidentView find(Db db, IncidentId id) {
    return db.sql(FIND)
        .param("incident", id.value())
        .query((row, _) -> view(row))
        .optional()
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no incident " + id));
  }

  /// Why a person closes an incident.
  public record Closing(@Described("What was found, for those who read it later") String reason) {
    private static final int REASON_MAX = 500;

    static Closing from(Fields fields) {
      return new Closing(fields.text("reason", REASON_MAX));
    }
  }

  private static final String CAN_BE_PROVEN =
      """
      SELECT EXISTS (SELECT 1 FROM appliance_checkin c WHERE c.site_id = :site AND c.hostname = :host)
      """;

  /// Closes an incident that no evidence can close: what no check sees, or on a host that no
  /// appliance looks after. A second time changes nothing.
  public IncidentDetail resolve(Call call) {
    var id = call.path("incident_id", IncidentId::parse);
    var reason = Closing.from(call.body()).reason();
    return database.in(
        call.tenant(),
        db -> {
          var incident = find(db, id);
          var site = new SiteId(incident.siteId());
          if (!incident.status().equals("resolved")) {
            requireUnprovable(db, incident);
            var now = clock.instant();
            StepStore.state(db, id, "resolved", now);
            StepStore.add(
                db, id, Step.of("resolved", "person", reason, call.account().username()), now);
            var detail = Json.object().put("reason", reason);
            AuditLog.append(
                db, Actor.of(call).did("incident.resolve", id.toString(), site, detail));
            SiteDirectory.tellChanged(db, site);
          }
          return detail(db, id);
        });
  }

  private static void requireUnprovable(Db db, IncidentView incident) {
    if (isProvable(db, incident)) {
      throw new ProblemException(
          ProblemCode.EVIDENCE_REQUIRED,
          "An appliance looks at "
              + incident.checkType().orElse(incident.incidentType())
              + " on "
              + incident.hostId()
              + "; only its signed evidence closes this incident");
    }
  }

  private static boolean isProvable(Db db, IncidentView incident) {
    boolean hasCheck = incident.checkType().flatMap(CheckCatalogue::find).isPresent();
    boolean isLookedAfter =
        db.sql(CAN_BE_PROVEN)
            .param("site", incident.siteId())
            .param("host", incident.hostId())
            .query(Boolean.class)
            .single();
    boolean isOfAppliance = incident.watcherId().isEmpty() && incident.reportedBy().isEmpty();
    return isOfAppliance || (hasCheck && isLookedAfter);
  }

  private static IncidentView view(ResultSet row) throws SQLException {
    return new IncidentView(
        text(row, "incident_id"),
        text(row, "site_id"),
        optionalText(row, "appliance_id").orElse(""),
        optionalText(row, "watcher_id"),
        optionalText(row, "reported_by"),
        text(row, "host_id"),
        text(row, "incident_type"),
        optionalText(row, "check_type"),
        text(row, "severity"),
        json(row, "details"),
        json(row, "pre_state"),
        texts(row, "hipaa_controls"),
        text(row, "status"),
        instant(row, "received_at"),
        optionalInstant(row, "resolved_at"),
        text(row, "tier"),
        optionalText(row, "resolved_through"),
        row.getLong("earlier"),
        row.getLong("reopenings"),
        optionalInstant(row, "reopened_at"));
  }

  private static String requireState(String text) {
    if (!STATES.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", STATES));
    }
    return text;
  }
}

package osiriscare.central.ticket;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;

/// The rows of tickets.
public final class TicketStore {
  private TicketStore() {}

  /// What people are asked.
  ///
  /// @param title what is wrong, in a few words
  /// @param reasonCode why no tier below could do it
  public record NewTicket(
      IncidentId incident,
      SiteId site,
      Severity severity,
      String title,
      String reasonCode,
      String reason) {}

  private static final String INSERT =
      """
      INSERT INTO ticket (incident_id, site_id, severity, title, reason_code, reason, opened_at, respond_by, resolve_by)
      VALUES (:incident, :site, :severity, left(:title, 500), :code, left(:reason, 2000), :now, :respond, :resolve)
      ON CONFLICT (incident_id) WHERE status <> 'resolved' DO NOTHING
      RETURNING ticket_id
      """;

  static Optional<Long> insert(
      Db db, NewTicket wanted, Instant now, Instant respondBy, Instant resolveBy) {
    return db.sql(INSERT)
        .param("incident", wanted.incident().value())
        .param("site", wanted.site().value())
        .param("severity", wanted.severity().word())
        .param("title", wanted.title())
        .param("code", wanted.reasonCode())
        .param("reason", wanted.reason())
        .param("now", Db.time(now))
        .param("respond", Db.time(respondBy))
        .param("resolve", Db.time(resolveBy))
        .query((row, _) -> row.getLong("ticket_id"))
        .optional();
  }

  // The clock stood still while it was closed.
  private static final String REOPEN =
      """
      UPDATE ticket SET status = CASE WHEN acknowledged_at IS NULL THEN 'open' ELSE 'acknowledged' END,
             respond_by = respond_by + CASE WHEN acknowledged_at IS NULL AND respond_breached IS NULL
                                            THEN greatest(:now - resolved_at, '0') ELSE '0' END,
             resolve_by = resolve_by + CASE WHEN resolve_breached IS NULL
                                            THEN greatest(:now - resolved_at, '0') ELSE '0' END,
             resolved_at = NULL, resolved_by = NULL, resolution = NULL, reason_code = :code, reason = left(:reason, 2000)
       WHERE status = 'resolved' AND resolved_by = :by AND ticket_id = (
         SELECT max(ticket_id) FROM ticket WHERE incident_id = :incident)
      RETURNING ticket_id
      """;

  /// Takes up the incident's last ticket again, when `by` closed it.
  static Optional<Long> reopen(Db db, NewTicket wanted, String by, Instant now) {
    return db.sql(REOPEN)
        .param("now", Db.time(now))
        .param("by", by)
        .param("code", wanted.reasonCode())
        .param("reason", wanted.reason())
        .param("incident", wanted.incident().value())
        .query((row, _) -> row.getLong("ticket_id"))
        .optional();
  }

  private static final String NOTE =
      """
      INSERT INTO ticket_step (ticket_id, site_id, at, step, detail, said_by)
      SELECT ticket_id, site_id, :now, :step, left(:detail, 2000), :by FROM ticket WHERE ticket_id = :id
      """;

  /// Keeps what became of a ticket.
  static void note(Db db, long id, String step, Optional<String> detail, String by, Instant now) {
    db.sql(NOTE)
        .param("id", id)
        .param("step", step)
        .param("detail", orNull(detail))
        .param("by", by)
        .param("now", Db.time(now))
        .update();
  }

  private static final String RESOLVE_PROVEN =
      """
      WITH over AS (
        UPDATE ticket t SET status = 'resolved', resolved_at = :now, resolved_by = :by, resolution = 'the incident is over'
          FROM incident i
         WHERE i.incident_id = t.incident_id AND i.status = 'resolved' AND t.status <> 'resolved'
        RETURNING t.ticket_id, t.site_id, t.resolution)
      INSERT INTO ticket_step (ticket_id, site_id, at, step, detail, said_by)
      SELECT ticket_id, site_id, :now, 'resolved', resolution, :by FROM over
      """;

  /// Closes tickets whose incident is over.
  static void resolveProven(Db db, String by, Instant now) {
    db.sql(RESOLVE_PROVEN).param("now", Db.time(now)).param("by", by).update();
  }

  /// A ticket of which people are told again.
  record Late(long id, SiteId site, Severity severity) {}

  private static final String WORSE =
      """
      SELECT t.ticket_id, t.site_id, i.severity
        FROM ticket t JOIN incident i USING (incident_id)
       WHERE t.status <> 'resolved'
         AND array_position(ARRAY['low', 'medium', 'high', 'critical'], i.severity)
           > array_position(ARRAY['low', 'medium', 'high', 'critical'], t.severity)
       ORDER BY t.ticket_id LIMIT :limit FOR UPDATE OF t SKIP LOCKED
      """;

  /// Tickets whose incident became worse, with its severity now.
  static List<Late> worse(Db db, int limit) {
    return db.sql(WORSE).param("limit", limit).query((row, _) -> late(row)).list();
  }

  private static final String RAISE =
      """
      UPDATE ticket SET severity = :severity, status = 'open', acknowledged_at = NULL, acknowledged_by = NULL,
             respond_by = :respond, respond_breached = NULL, resolve_by = least(resolve_by, :resolve::timestamptz)
       WHERE ticket_id = :id
      """;

  /// Somebody has to look again, and sooner.
  static void raise(Db db, Late worse, Instant respondBy, Instant resolveBy) {
    db.sql(RAISE)
        .param("severity", worse.severity().word())
        .param("respond", Db.time(respondBy))
        .param("resolve", Db.time(resolveBy))
        .param("id", worse.id())
        .update();
  }

  private static final String BREACH_RESPONSE =
      """
      WITH due AS (
        SELECT ticket_id FROM ticket
         WHERE status = 'open' AND respond_breached IS NULL AND respond_by <= :now
         ORDER BY ticket_id LIMIT :limit FOR UPDATE SKIP LOCKED)
      UPDATE ticket t SET respond_breached = :now FROM due WHERE t.ticket_id = due.ticket_id
      RETURNING t.ticket_id, site_id, severity
      """;

  static List<Late> breachResponse(Db db, Instant now, int limit) {
    return db.sql(BREACH_RESPONSE)
        .param("now", Db.time(now))
        .param("limit", limit)
        .query((row, _) -> late(row))
        .list();
  }

  private static final String BREACH_RESOLUTION =
      """
      WITH due AS (
        SELECT ticket_id FROM ticket
         WHERE status <> 'resolved' AND resolve_breached IS NULL AND resolve_by <= :now
         ORDER BY ticket_id LIMIT :limit FOR UPDATE SKIP LOCKED)
      UPDATE ticket t SET resolve_breached = :now FROM due WHERE t.ticket_id = due.ticket_id
      RETURNING t.ticket_id, site_id, severity
      """;

  static List<Late> breachResolution(Db db, Instant now, int limit) {
    return db.sql(BREACH_RESOLUTION)
        .param("now", Db.time(now))
        .param("limit", limit)
        .query((row, _) -> late(row))
        .list();
  }

  private static Late late(ResultSet row) throws SQLException {
    return new Late(
        row.getLong("ticket_id"),
        new SiteId(text(row, "site_id")),
        Severity.valueOf(text(row, "severity").toUpperCase(Locale.ROOT)));
  }

  private static final String ACKNOWLEDGE =
      """
      UPDATE ticket SET status = 'acknowledged', acknowledged_at = :now, acknowledged_by = :by,
             assignee = coalesce(assignee, :by)
       WHERE ticket_id = :id AND status = 'open'
      """;

  static void acknowledge(Db db, long id, String by, Instant now) {
    db.sql(ACKNOWLEDGE).param("now", Db.time(now)).param("by", by).param("id", id).update();
  }

  private static final String ASSIGN =
      "UPDATE ticket SET assignee = :assignee WHERE ticket_id = :id AND status <> 'resolved'";

  static boolean assign(Db db, long id, String assignee) {
    return db.sql(ASSIGN).param("assignee", assignee).param("id", id).update() == 1;
  }

  private static final String RESOLVE =
      """
      UPDATE ticket SET status = 'resolved', resolved_at = :now, resolved_by = :by, resolution = :resolution
       WHERE ticket_id = :id AND status <> 'resolved'
      """;

  static void resolve(Db db, long id, String by, String resolution, Instant now) {
    db.sql(RESOLVE)
        .param("now", Db.time(now))
        .param("by", by)
        .param("resolution", resolution)
        .param("id", id)
        .update();
  }

  private static final String KNOWN =
      "SELECT EXISTS (SELECT 1 FROM admin_user WHERE username = :name AND status = 'active')";

  /// Whether somebody of this name can see to a ticket.
  static boolean isAccount(Db db, String name) {
    return db.sql(KNOWN).param("name", name).query(Boolean.class).single();
  }

  private static final String PAGE =
      """
      SELECT ticket_id, incident_id, site_id, severity, title, reason_code, reason, status, assignee, opened_at, respond_by,
             resolve_by, acknowledged_at, acknowledged_by, resolved_at, resolved_by, resolution, respond_breached,
             resolve_breached
        FROM ticket
       WHERE (:id::bigint IS NULL OR ticket_id = :id::bigint)
         AND (:site::text IS NULL OR site_id = :site::text)
         AND (:status::text IS NULL OR status = :status::text)
         AND (:incident::uuid IS NULL OR incident_id = :incident::uuid)
         AND (:severity::text IS NULL OR severity = :severity::text)
         AND (:assignee::text IS NULL OR assignee = :assignee::text)
         AND (:before::bigint IS NULL OR ticket_id < :before::bigint)
       ORDER BY ticket_id DESC
       LIMIT :limit
      """;

  /// Which tickets are wanted.
  record Wanted(
      Optional<Long> id,
      Optional<SiteId> site,
      Optional<String> status,
      Optional<IncidentId> incident,
      Optional<Severity> severity,
      Optional<String> assignee) {
    static Wanted one(long id) {
      return new Wanted(
          Optional.of(id),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  static List<TicketView> page(Db db, Wanted wanted, PageRequest page) {
    return db.sql(PAGE)
        .param("id", orNull(wanted.id()))
        .param("site", orNull(wanted.site().map(SiteId::value)))
        .param("status", orNull(wanted.status()))
        .param("incident", orNull(wanted.incident().map(IncidentId::value)))
        .param("severity", orNull(wanted.severity().map(Severity::word)))
        .param("assignee", orNull(wanted.assignee()))
        .param("before", page.after().map(cursor -> cursor.number(0)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static TicketView view(ResultSet row) throws SQLException {
    return new TicketView(
        text(row, "ticket_id"),
        text(row, "incident_id"),
        text(row, "site_id"),
        text(row, "severity"),
        text(row, "title"),
        text(row, "reason_code"),
        text(row, "reason"),
        text(row, "status"),
        optionalText(row, "assignee"),
        instant(row, "opened_at"),
        instant(row, "respond_by"),
        instant(row, "resolve_by"),
        optionalInstant(row, "acknowledged_at"),
        optionalText(row, "acknowledged_by"),
        optionalInstant(row, "resolved_at"),
        optionalText(row, "resolved_by"),
        optionalText(row, "resolution"),
        optionalInstant(row, "respond_breached"),
        optionalInstant(row, "resolve_breached"));
  }
}

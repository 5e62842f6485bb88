package osiriscare.central.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import osiriscare.central.audit.AuditApi.AuditLine;
import osiriscare.central.audit.AuditApi.Wanted;
import osiriscare.central.route.PageRequest;
import osiriscare.central.sql.Columns;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;
import tools.jackson.databind.node.ObjectNode;

/// Writes the audit log, in the transaction of the change, so that neither is there without the
/// other.
public final class AuditLog {
  private AuditLog() {}

  /// One line of the log.
  ///
  /// @param actor user name, or the part of Central that acted
  /// @param action such as `login.success` or `order.create`
  /// @param target id of what was acted on
  /// @param detail what else matters, without secrets
  /// @param ipAddress where the request came from
  public record Entry(
      String actor,
      String action,
      Optional<String> target,
      Optional<SiteId> site,
      ObjectNode detail,
      Optional<String> ipAddress) {}

  private static final String APPEND =
      """
      INSERT INTO audit_log (actor, action, target, site_id, detail, ip_address)
      VALUES (:actor, :action, :target, :site, :detail, :ip)
      """;

  /// Appends a line.
  public static void append(Db db, Entry entry) {
    db.sql(APPEND)
        .param("actor", entry.actor())
        .param("action", entry.action())
        .param("target", Columns.orNull(entry.target()))
        .param("site", Columns.orNull(entry.site().map(SiteId::value)))
        .param("detail", Db.jsonb(entry.detail()))
        .param("ip", Columns.orNull(entry.ipAddress()))
        .update();
  }

  private static final String PAGE =
      """
      SELECT audit_id, at, actor, action, target, site_id, detail, ip_address
        FROM audit_log
       WHERE (:before::bigint IS NULL OR audit_id < :before::bigint)
         AND (:actor::text IS NULL OR actor = :actor::text)
         AND (:action::text IS NULL OR action = :action::text OR starts_with(action, :action::text || '.'))
         AND (:site::text IS NULL OR site_id = :site::text)
       ORDER BY audit_id DESC
       LIMIT :limit
      """;

  private static final String OF_TARGET =
      """
      SELECT audit_id, at, actor, action, target, site_id, detail, ip_address
        FROM audit_log
       WHERE site_id = :site AND target = :target AND (:before::bigint IS NULL OR audit_id < :before::bigint)
       ORDER BY audit_id DESC
       LIMIT :limit
      """;

  /// Lines about one thing of a site, newest first; one more than the page holds when there are
  /// more.
  public static List<AuditLine> of(Db db, SiteId site, String target, PageRequest page) {
    return db.sql(OF_TARGET)
        .param("site", site.value())
        .param("target", target)
        .param("before", Columns.orNull(page.after().map(cursor -> cursor.number(0))))
        .param("limit", page.fetch())
        .query((row, _) -> line(row))
        .list();
  }

  /// Lines, newest first; one more than the page holds when there are more.
  static List<AuditLine> page(Db db, Wanted wanted, PageRequest page) {
    return db.sql(PAGE)
        .param("before", Columns.orNull(page.after().map(cursor -> cursor.number(0))))
        .param("actor", Columns.orNull(wanted.actor()))
        .param("action", Columns.orNull(wanted.action()))
        .param("site", Columns.orNull(wanted.site().map(SiteId::value)))
        .param("limit", page.fetch())
        .query((row, _) -> line(row))
        .list();
  }

  private static AuditLine line(ResultSet row) throws SQLException {
    return new AuditLine(
        Columns.text(row, "audit_id"),
        Columns.instant(row, "at"),
        Columns.text(row, "actor"),
        Columns.text(row, "action"),
        Columns.optionalText(row, "target"),
        Columns.optionalText(row, "site_id"),
        Columns.json(row, "detail"),
        Columns.optionalText(row, "ip_address"));
  }
}

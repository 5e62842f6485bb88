package osiriscare.central.audit;

import java.util.Optional;
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
}

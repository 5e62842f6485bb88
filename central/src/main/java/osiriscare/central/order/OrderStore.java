package osiriscare.central.order;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalJson;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import osiriscare.central.route.PageRequest;
import osiriscare.central.signing.Signer.Signed;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;

/// Keeps orders; inserting one wakes the receiver that the appliance waits at.
public final class OrderStore {
  private OrderStore() {}

  private static final String INSERT =
      """
      INSERT INTO appliance_order
        (order_id, site_id, appliance_id, order_type, parameters, priority, nonce, signed_payload, signature, key_id,
         created_at, expires_at, execute_before, created_by)
      VALUES (:id, :site, :appliance, :type, :parameters, :priority, :nonce, :payload, :signature, :key,
         :created, :expires, :execute_before, :by)
      """;

  /// Keeps a signed order until it is pulled.
  public static void insert(Db db, Signed signed, String createdBy) {
    var order = signed.order();
    var envelope = signed.envelope();
    db.sql(INSERT)
        .param("id", order.id().value())
        .param("site", order.target().site().value())
        .param("appliance", order.target().value())
        .param("type", order.type())
        .param("parameters", Db.jsonb(order.parameters()))
        .param("priority", envelope.priority())
        .param("nonce", order.nonce())
        .param("payload", envelope.signedPayload())
        .param("signature", envelope.signature())
        .param("key", envelope.keyId().value())
        .param("created", Db.time(order.issuedAt()))
        .param("expires", Db.time(order.expiresAt()))
        .param("execute_before", Db.time(order.executeBefore()))
        .param("by", createdBy)
        .update();
  }

  // Nobody has to have looked at an order for it to be too late.
  private static final String PAGE =
      """
      SELECT order_id, appliance_id, order_type, parameters::text,
             CASE WHEN status = 'pending' AND expires_at <= :now THEN 'expired' ELSE status END AS status,
             created_at, expires_at, acknowledged_at, completed_at, result::text, error_code, error_message, created_by
        FROM appliance_order
       WHERE site_id = :site
         AND (:after_time::timestamptz IS NULL
              OR (created_at, order_id) < (:after_time::timestamptz, :after_id::text))
       ORDER BY created_at DESC, order_id DESC
       LIMIT :limit
      """;

  /// Orders of a site, newest first; one more than the page holds when there are more.
  static List<OrderView> page(Db db, SiteId site, PageRequest page, Instant now) {
    return db.sql(PAGE)
        .param("site", site.value())
        .param("now", Db.time(now))
        .param("after_time", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", page.after().map(cursor -> cursor.text(1)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static OrderView view(ResultSet row) throws SQLException {
    return new OrderView(
        text(row, "order_id"),
        text(row, "appliance_id"),
        text(row, "order_type"),
        json(row, "parameters"),
        text(row, "status"),
        instant(row, "created_at"),
        instant(row, "expires_at"),
        optionalInstant(row, "acknowledged_at"),
        optionalInstant(row, "completed_at"),
        optionalJson(row, "result"),
        optionalText(row, "error_code"),
        optionalText(row, "error_message"),
        text(row, "created_by"));
  }
}

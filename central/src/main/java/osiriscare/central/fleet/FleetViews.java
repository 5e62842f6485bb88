package osiriscare.central.fleet;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalJson;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.fleet.FleetOrderView.FleetCounts;
import osiriscare.central.fleet.FleetOrderView.FleetTargetView;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.checkin.LiveStatus;

/// Reads what people see of fleet orders.
final class FleetViews {
  private FleetViews() {}

  // The last two count as Rollout does: everybody who can prove himself and has no part yet.
  private static final String COLUMNS =
      """
      SELECT f.fleet_order_id, f.order_type, f.parameters::text, f.rollback::text, f.rollback_of::text, f.skip_version,
             f.stages, f.stage, f.failure_percent, f.soak_minutes, f.soaking_since, f.maintenance_window, f.status,
             f.status_reason, f.created_by, f.created_at, f.expires_at, f.ended_at, t.*, w.*
        FROM fleet_order f
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE state = 'ordered') AS ordered,
                 count(*) FILTER (WHERE state = 'completed') AS completed,
                 count(*) FILTER (WHERE state = 'failed') AS failed,
                 count(*) FILTER (WHERE state = 'skipped') AS skipped
            FROM fleet_target WHERE fleet_order_id = f.fleet_order_id) t
        CROSS JOIN LATERAL (
          SELECT count(*) AS waiting,
                 count(*) FILTER (WHERE c.last_checkin > :alive IS NOT TRUE) AS absent
            FROM appliance a LEFT JOIN appliance_checkin c USING (appliance_id)
           WHERE f.ended_at IS NULL
             AND EXISTS (SELECT 1 FROM appliance_credential k
                          WHERE k.appliance_id = a.appliance_id AND k.revoked_at IS NULL)
             AND NOT EXISTS (SELECT 1 FROM fleet_target x
                              WHERE x.fleet_order_id = f.fleet_order_id AND x.appliance_id = a.appliance_id)
             AND (f.rollback_of IS NULL
                  OR EXISTS (SELECT 1 FROM fleet_target done
                              WHERE done.fleet_order_id = f.rollback_of AND done.appliance_id = a.appliance_id
                                AND done.state = 'completed'))) w
      """;

  private static final String PAGE =
      COLUMNS
          + """
           WHERE (:after_time::timestamptz IS NULL
                  OR (f.created_at, f.fleet_order_id::text) < (:after_time::timestamptz, :after_id::text))
           ORDER BY f.created_at DESC, f.fleet_order_id::text DESC
           LIMIT :limit
          """;

  /// Fleet orders, newest first; one more than the page holds when there are more.
  static List<FleetOrderView> page(Db db, PageRequest page, Instant now) {
    return db.sql(PAGE)
        .param("alive", Db.time(now.minus(LiveStatus.STALE_AFTER)))
        .param("after_time", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_id", page.after().map(cursor -> cursor.text(1)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> view(row))
        .list();
  }

  private static final String FIND = COLUMNS + " WHERE f.fleet_order_id = :id";

  /// One fleet order.
  static Optional<FleetOrderView> find(Db db, UUID id, Instant now) {
    return db.sql(FIND)
        .param("alive", Db.time(now.minus(LiveStatus.STALE_AFTER)))
        .param("id", id)
        .query((row, _) -> view(row))
        .optional();
  }

  private static FleetOrderView view(ResultSet row) throws SQLException {
    return new FleetOrderView(
        text(row, "fleet_order_id"),
        text(row, "order_type"),
        json(row, "parameters"),
        optionalJson(row, "rollback"),
        optionalText(row, "rollback_of"),
        optionalText(row, "skip_version"),
        Arrays.asList((Integer[]) row.getArray("stages").getArray()),
        row.getInt("stage") + 1,
        row.getInt("failure_percent"),
        row.getInt("soak_minutes"),
        optionalInstant(row, "soaking_since"),
        optionalText(row, "maintenance_window"),
        text(row, "status"),
        optionalText(row, "status_reason"),
        text(row, "created_by"),
        instant(row, "created_at"),
        instant(row, "expires_at"),
        optionalInstant(row, "ended_at"),
        new FleetCounts(
            row.getInt("ordered"),
            row.getInt("completed"),
            row.getInt("failed"),
            row.getInt("skipped"),
            row.getInt("waiting"),
            row.getInt("absent")));
  }

  private static final String TARGETS =
      """
      SELECT appliance_id, site_id, stage, state, order_id, reason, changed_at FROM fleet_target
       WHERE fleet_order_id = :id AND (:after::text IS NULL OR appliance_id > :after::text)
       ORDER BY appliance_id LIMIT :limit
      """;

  /// Appliances of a fleet order by id.
  static List<FleetTargetView> targets(Db db, UUID id, PageRequest page) {
    return db.sql(TARGETS)
        .param("id", id)
        .param("after", page.after().map(cursor -> cursor.text(0)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) ->
            new FleetTargetView(
                text(row, "appliance_id"),
                text(row, "site_id"),
                row.getInt("stage") + 1,
                text(row, "state"),
                optionalText(row, "order_id"),
                optionalText(row, "reason"),
                instant(row, "changed_at")))
        .list();
  }
}

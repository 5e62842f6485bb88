package osiriscare.central.fleet;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalJson;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.fleet.FleetOrder.Status;
import osiriscare.database.Db;
import osiriscare.healing.guard.MaintenanceWindow;
import osiriscare.protocol.order.OrderType;
import tools.jackson.databind.node.ObjectNode;

/// Keeps fleet orders.
final class FleetOrderStore {
  private FleetOrderStore() {}

  private static final String INSERT =
      """
      INSERT INTO fleet_order
        (fleet_order_id, order_type, parameters, rollback, rollback_of, skip_version, stages, failure_percent,
         soak_minutes, maintenance_window, created_by, created_at, expires_at)
      VALUES (:id, :type, :parameters, :rollback, :rollback_of, :skip_version, :stages, :failure_percent,
         :soak_minutes, :window, :by, :now, :expires)
      ON CONFLICT (order_type) WHERE status IN ('active', 'paused', 'stopped') AND rollback_of IS NULL DO NOTHING
      """;

  /// Keeps a new order.
  ///
  /// @return false when another of its type is open
  static boolean insert(Db db, FleetOrder order, Instant now) {
    var plan = order.plan();
    return db.sql(INSERT)
            .param("id", order.id())
            .param("type", order.type().word())
            .param("parameters", Db.jsonb(order.parameters()))
            .param("rollback", orNull(order.rollback().map(Db::jsonb)))
            .param("rollback_of", orNull(order.rollbackOf()))
            .param("skip_version", orNull(order.skipVersion()))
            .param("stages", plan.stages().toArray(Integer[]::new))
            .param("failure_percent", plan.failurePercent())
            .param("soak_minutes", (int) plan.soak().toMinutes())
            .param("window", orNull(plan.window().map(MaintenanceWindow::toString)))
            .param("by", order.createdBy())
            .param("now", Db.time(now))
            .param("expires", Db.time(plan.expiresAt()))
            .update()
        == 1;
  }

  private static final String COLUMNS =
      """
      SELECT fleet_order_id, order_type, parameters::text, rollback::text, rollback_of, skip_version, stages,
             failure_percent, soak_minutes, maintenance_window, status, stage, soaking_since, accepted_failures,
             created_by, expires_at
        FROM fleet_order
      """;

  private static final String OPEN =
      COLUMNS
          + " WHERE status IN ('active', 'paused', 'stopped') ORDER BY created_at, fleet_order_id";

  /// All that may go on, oldest first.
  static List<FleetOrder> open(Db db) {
    return db.sql(OPEN).query((row, _) -> order(row)).list();
  }

  private static final String LOCK = COLUMNS + " WHERE fleet_order_id = :id FOR UPDATE";

  /// One order, which nobody else changes until the transaction ends.
  static Optional<FleetOrder> lock(Db db, UUID id) {
    return db.sql(LOCK).param("id", id).query((row, _) -> order(row)).optional();
  }

  private static FleetOrder order(ResultSet row) throws SQLException {
    var stages = (Integer[]) row.getArray("stages").getArray();
    return new FleetOrder(
        uuid(row, "fleet_order_id"),
        OrderType.of(text(row, "order_type")).orElseThrow(),
        (ObjectNode) json(row, "parameters"),
        optionalJson(row, "rollback").map(ObjectNode.class::cast),
        Optional.ofNullable(row.getObject("rollback_of", UUID.class)),
        optionalText(row, "skip_version"),
        Status.valueOf(text(row, "status").toUpperCase(Locale.ROOT)),
        new Rollout.Plan(
            text(row, "fleet_order_id"),
            Arrays.asList(stages),
            row.getInt("failure_percent"),
            Duration.ofMinutes(row.getInt("soak_minutes")),
            optionalText(row, "maintenance_window").map(MaintenanceWindow::parse),
            instant(row, "expires_at")),
        new Rollout.Position(
            row.getInt("stage"),
            optionalInstant(row, "soaking_since"),
            row.getInt("accepted_failures")),
        text(row, "created_by"));
  }

  private static final String STATUS =
      """
      UPDATE fleet_order
         SET status = :status, status_reason = :reason,
             ended_at = CASE WHEN :status IN ('cancelled', 'completed') THEN :now::timestamptz END
       WHERE fleet_order_id = :id
      """;

  /// Puts it into another state, and says why.
  static void status(Db db, UUID id, Status status, String reason, Instant now) {
    db.sql(STATUS)
        .param("id", id)
        .param("status", status.word())
        .param("reason", reason)
        .param("now", Db.time(now))
        .update();
  }

  private static final String POSITION =
      """
      UPDATE fleet_order SET stage = :stage, soaking_since = :soaking, accepted_failures = :accepted
       WHERE fleet_order_id = :id
      """;

  /// Says how far it has come.
  static void position(Db db, UUID id, Rollout.Position position) {
    db.sql(POSITION)
        .param("id", id)
        .param("stage", position.stage())
        .param("soaking", position.soakingSince().map(Db::time).orElse(null))
        .param("accepted", position.acceptedFailures())
        .update();
  }
}

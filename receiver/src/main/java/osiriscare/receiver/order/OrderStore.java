package osiriscare.receiver.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.OrderCompletion;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.machine.Machine;

/// Orders as the receiver sees them: bytes that are signed already, to be handed out until they are
/// acknowledged.
public final class OrderStore {
  private static final String WAITING =
      """
      SELECT o.order_id, o.appliance_id, o.order_type, o.parameters::text AS parameters, o.priority, o.created_at,
             o.expires_at, o.nonce, o.signed_payload, o.signature, o.key_id
        FROM unnest(:appliances) AS wanted(appliance_id)
       CROSS JOIN LATERAL (
         SELECT * FROM appliance_order
          WHERE appliance_id = wanted.appliance_id AND status = 'pending' AND expires_at > :now
          ORDER BY priority DESC, created_at, order_id
          LIMIT :limit) o
       ORDER BY o.priority DESC, o.created_at, o.order_id
      """;

  private static final String MARK_DELIVERED =
      "UPDATE appliance_order SET delivered_at = :now WHERE order_id = ANY(:orders) AND delivered_at IS NULL";

  private static final String ACKNOWLEDGE =
      """
      UPDATE appliance_order SET status = 'acknowledged', acknowledged_at = :now
       WHERE order_id = :order AND appliance_id = :appliance AND status = 'pending'
      """;

  private static final String COMPLETE =
      """
      UPDATE appliance_order
         SET status = :status, completed_at = :now, result = :result, error_code = :code, error_message = :message,
             execution_time_ms = :millis
       WHERE order_id = :order AND appliance_id = :appliance AND status IN ('pending', 'acknowledged')
      """;

  private static final String STATUS =
      "SELECT status FROM appliance_order WHERE order_id = :order AND appliance_id = :appliance";

  private final Database database;

  public OrderStore(Database database) {
    this.database = database;
  }

  /// A waiting order and whom it is for.
  public record Waiting(ApplianceId appliance, SignedOrder order) {}

  /// Orders that wait for these appliances, at most `limit` for each, most urgent first; expired
  /// ones are never handed out.
  public static List<Waiting> waiting(
      Db db, Collection<String> appliances, Instant now, int limit) {
    var waiting =
        db.sql(WAITING)
            .param("appliances", db.texts(appliances))
            .param("now", Db.time(now))
            .param("limit", limit)
            .query(
                (row, _) -> new Waiting(new ApplianceId(row.getString("appliance_id")), order(row)))
            .list();
    if (!waiting.isEmpty()) {
      db.sql(MARK_DELIVERED)
          .param("now", Db.time(now))
          .param("orders", db.texts(waiting.stream().map(w -> w.order().id().value()).toList()))
          .update();
    }
    return waiting;
  }

  /// The next order for one appliance.
  public Optional<SignedOrder> next(Machine machine, Instant now) {
    return database
        .inSites(
            Set.of(machine.site()), db -> waiting(db, Set.of(machine.appliance().value()), now, 1))
        .stream()
        .map(Waiting::order)
        .findFirst();
  }

  /// Marks an order as arrived; false when it was already.
  ///
  /// @throws ProblemException 404 when the machine has no such order
  public boolean acknowledge(Machine machine, OrderId order, Instant now) {
    return database.inSites(
        Set.of(machine.site()),
        db -> {
          int changed =
              db.sql(ACKNOWLEDGE)
                  .param("now", Db.time(now))
                  .param("order", order.value())
                  .param("appliance", machine.appliance().value())
                  .update();
          if (changed == 0) {
            requireKnown(db, machine, order);
          }
          return changed == 1;
        });
  }

  /// Records how an order ended; false when that was recorded before, which is left as it stands.
  ///
  /// @throws ProblemException 404 when the machine has no such order
  public boolean complete(Machine machine, OrderId order, OrderCompletion completion, Instant now) {
    return database.inSites(
        Set.of(machine.site()),
        db -> {
          int changed =
              db.sql(COMPLETE)
                  .param("status", completion.status().word())
                  .param("now", Db.time(now))
                  .param("result", Db.jsonb(completion.result()))
                  .param("code", completion.errorCode().orElse(null))
                  .param("message", completion.errorMessage().orElse(null))
                  .param("millis", completion.executionTimeMs().orElse(null))
                  .param("order", order.value())
                  .param("appliance", machine.appliance().value())
                  .update();
          if (changed == 0) {
            requireKnown(db, machine, order);
          }
          return changed == 1;
        });
  }

  private static void requireKnown(Db db, Machine machine, OrderId order) {
    var known =
        db.sql(STATUS)
            .param("order", order.value())
            .param("appliance", machine.appliance().value())
            .query((row, _) -> row.getString(1))
            .optional();
    if (known.isEmpty()) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "No such order for this appliance");
    }
  }

  private static SignedOrder order(ResultSet row) throws SQLException {
    return new SignedOrder(
        new OrderId(row.getString("order_id")),
        row.getString("order_type"),
        Json.object(row.getString("parameters"), "parameters").tree(),
        row.getInt("priority"),
        Db.instant(row.getObject("created_at", OffsetDateTime.class)),
        Db.instant(row.getObject("expires_at", OffsetDateTime.class)),
        Optional.of(row.getString("nonce")),
        row.getString("signed_payload"),
        row.getString("signature"),
        new KeyId(row.getString("key_id")));
  }
}

package osiriscare.appliance.healing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Json;

/// Healing orders that wait for the maintenance window or a sane clock.
final class DeferredOrders {
  private final LocalStore store;

  DeferredOrders(LocalStore store) {
    this.store = store;
  }

  /// One that waits.
  ///
  /// @param due when to decide about it again
  /// @param executeBefore when it is too late, as its signature says
  record Deferred(OrderId order, HealingRequest request, Instant due, Instant executeBefore) {
    /// The id of the run that it becomes; the order's own is that of the deferral.
    String runId() {
      return order + "-deferred";
    }
  }

  /// Lets it wait, from now on until it is due.
  static void add(Connection connection, Deferred deferred) throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO deferred_order (order_id, request, due_at, execute_before) VALUES (?, ?, ?, ?)")) {
      upsert.setString(1, deferred.order().value());
      upsert.setString(2, Json.text(deferred.request().toJson()));
      upsert.setLong(3, deferred.due().toEpochMilli());
      upsert.setLong(4, deferred.executeBefore().toEpochMilli());
      upsert.executeUpdate();
    }
  }

  /// It waits no more.
  void remove(OrderId order) {
    store.transaction(connection -> {
      try (var delete =
          connection.prepareStatement("DELETE FROM deferred_order WHERE order_id = ?")) {
        delete.setString(1, order.value());
        return delete.executeUpdate();
      }
    });
  }

  /// Those whose time has come, the longest waiting first.
  List<Deferred> due(Instant now) {
    return store.transaction(connection -> {
      var found = new ArrayList<Deferred>();
      try (var query =
          connection.prepareStatement(
              """
              SELECT order_id, request, due_at, execute_before FROM deferred_order
               WHERE due_at <= ? ORDER BY due_at, order_id
              """)) {
        query.setLong(1, now.toEpochMilli());
        var row = query.executeQuery();
        while (row.next()) {
          found.add(
              new Deferred(
                  new OrderId(row.getString(1)),
                  HealingRequest.from(Json.object(row.getString(2), "request")),
                  Instant.ofEpochMilli(row.getLong(3)),
                  Instant.ofEpochMilli(row.getLong(4))));
        }
      }
      return found;
    });
  }
}

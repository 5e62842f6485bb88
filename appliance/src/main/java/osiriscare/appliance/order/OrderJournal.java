package osiriscare.appliance.order;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.OrderCompletion;

/// What became of every order: received → started → done. The same order again finds its result
/// here; a nonce is used once.
final class OrderJournal {
  private final LocalStore store;
  private final Clock clock;

  OrderJournal(LocalStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// One line of the journal.
  record Entry(
      OrderId order,
      String signedPayload,
      String state,
      Optional<OrderCompletion> completion,
      boolean isReported) {}

  Optional<Entry> find(OrderId order) {
    return store.transaction(connection -> {
      try (var query =
          connection.prepareStatement("SELECT * FROM order_journal WHERE order_id = ?")) {
        query.setString(1, order.value());
        var row = query.executeQuery();
        return row.next() ? Optional.of(entry(row)) : Optional.empty();
      }
    });
  }

  boolean isNonceKnown(String nonce) {
    return store.transaction(connection -> {
      try (var query = connection.prepareStatement("SELECT 1 FROM order_journal WHERE nonce = ?")) {
        query.setString(1, nonce);
        return query.executeQuery().next();
      }
    });
  }

  /// Notes an accepted order; from here on it is run, by the next start if need be.
  void receive(OrderId order, String nonce, String signedPayload) {
    store.transaction(connection -> {
      try (var insert =
          connection.prepareStatement(
              "INSERT INTO order_journal (order_id, nonce, signed_payload, state, received_at)"
                  + " VALUES (?, ?, ?, 'received', ?)")) {
        insert.setString(1, order.value());
        insert.setString(2, nonce);
        insert.setString(3, signedPayload);
        insert.setLong(4, clock.millis());
        return insert.executeUpdate();
      }
    });
  }

  /// Notes a refused order. It is done at once; its nonce proves nothing and is not kept.
  int refused(
      Connection connection, OrderId order, String signedPayload, OrderCompletion completion)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO order_journal (order_id, signed_payload, state, completion, received_at)"
                + " VALUES (?, ?, 'done', ?, ?)")) {
      insert.setString(1, order.value());
      insert.setString(2, signedPayload);
      insert.setString(3, Json.text(completion.toJson()));
      insert.setLong(4, clock.millis());
      return insert.executeUpdate();
    }
  }

  void start(OrderId order) {
    update("UPDATE order_journal SET state = 'started' WHERE order_id = ?", order);
  }

  int finish(Connection connection, OrderId order, OrderCompletion completion) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "UPDATE order_journal SET state = 'done', completion = ? WHERE order_id = ?")) {
      update.setString(1, Json.text(completion.toJson()));
      update.setString(2, order.value());
      return update.executeUpdate();
    }
  }

  /// Forgets orders that are done and reported; an order that old is expired anyhow.
  int prune(Duration keepTime) {
    return store.transaction(connection -> {
      try (var delete =
          connection.prepareStatement(
              "DELETE FROM order_journal WHERE state = 'done' AND reported_at IS NOT NULL"
                  + " AND received_at < ?")) {
        delete.setLong(1, clock.instant().minus(keepTime).toEpochMilli());
        return delete.executeUpdate();
      }
    });
  }

  void reported(OrderId order) {
    update("UPDATE order_journal SET reported_at = received_at WHERE order_id = ?", order);
  }

  /// Central asks again: the result goes out once more.
  void reportAgain(OrderId order) {
    update("UPDATE order_journal SET reported_at = NULL WHERE order_id = ?", order);
  }

  List<Entry> unreported() {
    return entries(
        "SELECT * FROM order_journal WHERE state = 'done' AND reported_at IS NULL ORDER BY received_at LIMIT 100");
  }

  List<Entry> interrupted() {
    return entries(
        "SELECT * FROM order_journal WHERE state <> 'done' ORDER BY received_at LIMIT 1000");
  }

  private List<Entry> entries(String sql) {
    return store.transaction(connection -> {
      var entries = new ArrayList<Entry>();
      try (var query = connection.prepareStatement(sql)) {
        var row = query.executeQuery();
        while (row.next()) {
          entries.add(entry(row));
        }
      }
      return entries;
    });
  }

  private void update(String sql, OrderId order) {
    store.transaction(connection -> {
      try (var update = connection.prepareStatement(sql)) {
        update.setString(1, order.value());
        return update.executeUpdate();
      }
    });
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new OrderId(row.getString("order_id")),
        row.getString("signed_payload"),
        row.getString("state"),
        Optional.ofNullable(row.getString("completion"))
            .map(text -> OrderCompletion.from(Json.object(text, "completion"))),
        row.getObject("reported_at") != null);
  }
}

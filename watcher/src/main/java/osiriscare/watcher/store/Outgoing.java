package osiriscare.watcher.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.store.WatcherStore.Waiting;
import tools.jackson.databind.node.ObjectNode;

/// Incidents and recoveries that wait to be sent, and those that were refused for good, in the
/// caller's transaction.
final class Outgoing {
  /// Refused incidents that are kept for a person.
  static final int REFUSED_MAX = 1000;

  private Outgoing() {}

  // False when there is no room.
  static boolean put(Connection connection, IncidentId incident, ObjectNode body, int waitingMax)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO outgoing (incident_id, body) SELECT ?, ? WHERE (SELECT count(*) FROM outgoing) < ?")) {
      insert.setString(1, incident.toString());
      insert.setString(2, Json.text(body));
      insert.setInt(3, waitingMax);
      return insert.executeUpdate() > 0;
    }
  }

  static Optional<Waiting> head(Connection connection) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT number, incident_id, body FROM outgoing ORDER BY number LIMIT 1")) {
      var row = query.executeQuery();
      return row.next()
          ? Optional.of(new Waiting(row.getLong(1), row.getString(2), row.getString(3)))
          : Optional.empty();
    }
  }

  static long count(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT count(*) FROM outgoing")) {
      return query.executeQuery().getLong(1);
    }
  }

  static void setAside(Connection connection, Waiting incident, String why) throws SQLException {
    try (var insert =
            connection.prepareStatement(
                "INSERT INTO refused (incident_id, body, why) VALUES (?, ?, ?)");
        var delete =
            connection.prepareStatement(
                "DELETE FROM refused WHERE number <= (SELECT max(number) FROM refused) - ?")) {
      insert.setString(1, incident.incidentId());
      insert.setString(2, incident.body());
      insert.setString(3, why);
      insert.executeUpdate();
      delete.setInt(1, REFUSED_MAX);
      delete.executeUpdate();
    }
  }

  static int remove(Connection connection, Waiting incident) throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM outgoing WHERE number = ?")) {
      delete.setLong(1, incident.number());
      return delete.executeUpdate();
    }
  }
}

package osiriscare.watcher.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import osiriscare.protocol.id.IncidentId;
import osiriscare.watcher.store.WatcherStore.Counted;
import osiriscare.watcher.store.WatcherStore.Sighting;
import osiriscare.watcher.store.WatcherStore.Sign;

/// Incidents of lines that a later line may end, and such lines, in the caller's transaction.
final class Endings {
  /// Incidents that wait for a line; the oldest are left to a person when there are more.
  static final int UNENDED_MAX = 1000;

  private Endings() {}

  /// An incident that is over.
  record Ending(String patternId, IncidentId incident) {}

  // The first counts, and only of something that is there.
  static void note(Connection connection, Sign sign) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT OR IGNORE INTO sign
            SELECT ?1, ?2, ?3, ?4
             WHERE EXISTS (SELECT 1 FROM unended WHERE pattern_id = ?1 AND host_id = ?2 AND subject = ?3)
                OR EXISTS (SELECT 1 FROM sighting
                            WHERE pattern_id = ?1 AND host_id = ?2 AND subject = ?3 AND count > 0)
            """)) {
      insert.setString(1, sign.patternId());
      insert.setString(2, sign.hostId());
      insert.setString(3, sign.subject());
      insert.setLong(4, sign.dueAt().toEpochMilli());
      insert.executeUpdate();
    }
  }

  // It came again: it is not over.
  static void forget(Connection connection, Sighting sighting) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "DELETE FROM sign WHERE pattern_id = ? AND host_id = ? AND subject = ?")) {
      delete.setString(1, sighting.patternId());
      delete.setString(2, sighting.hostId());
      delete.setString(3, sighting.subject());
      delete.executeUpdate();
    }
  }

  static void await(Connection connection, Counted counted, IncidentId incident)
      throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO unended VALUES (?, ?, ?, ?)");
        var delete =
            connection.prepareStatement(
                "DELETE FROM unended WHERE rowid <= (SELECT max(rowid) FROM unended) - ?")) {
      insert.setString(1, incident.toString());
      insert.setString(2, counted.patternId());
      insert.setString(3, counted.hostId());
      insert.setString(4, counted.subject());
      insert.executeUpdate();
      delete.setInt(1, UNENDED_MAX);
      delete.executeUpdate();
    }
  }

  // What is counted and no incident yet is older than the sign, but must be told before it is over.
  static List<Ending> due(Connection connection, Instant now) throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            SELECT u.pattern_id, u.incident_id
              FROM sign s JOIN unended u USING (pattern_id, host_id, subject)
             WHERE s.due_at <= ?
               AND NOT EXISTS (SELECT 1 FROM sighting g
                                WHERE g.pattern_id = s.pattern_id AND g.host_id = s.host_id
                                  AND g.subject = s.subject AND g.count > 0)
             ORDER BY u.rowid LIMIT 100
            """)) {
      query.setLong(1, now.toEpochMilli());
      var row = query.executeQuery();
      var all = new ArrayList<Ending>();
      while (row.next()) {
        all.add(new Ending(row.getString(1), IncidentId.parse(row.getString(2))));
      }
      return all;
    }
  }

  static void remove(Connection connection, IncidentId incident) throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM unended WHERE incident_id = ?");
        var idle =
            connection.prepareStatement(
                """
                DELETE FROM sign
                 WHERE (pattern_id, host_id, subject) NOT IN (SELECT pattern_id, host_id, subject FROM unended)
                   AND (pattern_id, host_id, subject) NOT IN (SELECT pattern_id, host_id, subject FROM sighting)
                """)) {
      delete.setString(1, incident.toString());
      delete.executeUpdate();
      idle.executeUpdate();
    }
  }
}

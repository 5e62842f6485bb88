package osiriscare.watcher.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.store.WatcherStore.Counted;
import osiriscare.watcher.store.WatcherStore.Sighting;

/// The counts of lines per pattern, host and subject, in the caller's transaction.
final class Sightings {
  private Sightings() {}

  // The first line after an incident says when the next is due: not before the quiet time is over,
  // unless the clock was set back since, when nobody knows how long that is.
  static void count(Connection connection, Sighting sighting) throws SQLException {
    try (var put =
        connection.prepareStatement(
            """
            INSERT INTO sighting VALUES (?1, ?2, ?3, 1, ?4, ?4, ?5, ?6, ?7, ?8, 0)
            ON CONFLICT DO UPDATE SET
              first_at = iif(count = 0, excluded.first_at, first_at),
              unit     = iif(count = 0, excluded.unit, unit),
              facts    = iif(count = 0, excluded.facts, facts),
              sample   = iif(count = 0, excluded.sample, sample),
              due_at   = iif(count > 0, due_at,
                           iif(last_at > excluded.last_at, excluded.due_at, max(excluded.due_at, quiet_until))),
              last_at  = excluded.last_at,
              count    = count + 1
            """)) {
      put.setString(1, sighting.patternId());
      put.setString(2, sighting.hostId());
      put.setString(3, sighting.subject());
      put.setLong(4, sighting.at().toEpochMilli());
      put.setString(5, sighting.unit());
      put.setString(6, Json.text(sighting.facts()));
      put.setString(7, sighting.sample());
      put.setLong(8, sighting.dueAt().toEpochMilli());
      put.executeUpdate();
    }
  }

  // What was first seen in the future was seen before the clock was set back.
  static List<Counted> due(Connection connection, Instant now) throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            SELECT pattern_id, host_id, subject, count, first_at, last_at, unit, facts, sample
              FROM sighting WHERE count > 0 AND (due_at <= ?1 OR first_at > ?1) ORDER BY due_at LIMIT 100
            """)) {
      query.setLong(1, now.toEpochMilli());
      var row = query.executeQuery();
      var all = new ArrayList<Counted>();
      while (row.next()) {
        all.add(counted(row));
      }
      return all;
    }
  }

  private static Counted counted(ResultSet row) throws SQLException {
    return new Counted(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        Instant.ofEpochMilli(row.getLong(5)),
        Instant.ofEpochMilli(row.getLong(6)),
        row.getString(7),
        Json.object(row.getString(8), "facts").tree(),
        row.getString(9));
  }

  static void restart(Connection connection, Counted counted, Instant quietUntil)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "UPDATE sighting SET count = 0, quiet_until = ? WHERE pattern_id = ? AND host_id = ? AND subject = ?")) {
      update.setLong(1, quietUntil.toEpochMilli());
      update.setString(2, counted.patternId());
      update.setString(3, counted.hostId());
      update.setString(4, counted.subject());
      update.executeUpdate();
    }
  }

  static void forgetQuiet(Connection connection, Instant now) throws SQLException {
    try (var delete =
        connection.prepareStatement("DELETE FROM sighting WHERE count = 0 AND quiet_until <= ?")) {
      delete.setLong(1, now.toEpochMilli());
      delete.executeUpdate();
    }
  }
}

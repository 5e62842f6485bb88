package osiriscare.watcher.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import osiriscare.daemon.store.SqliteFile;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;

/// The watcher's tables. A count and the place in the journal that it was counted up to are written
/// together, an incident and the count that it takes with it too: a crash anywhere neither loses
/// nor repeats.
public final class WatcherStore implements AutoCloseable {
  /// Its name in the state folder.
  public static final String FILE = "watcher.db";

  /// Refused incidents that are kept for a person.
  static final int REFUSED_MAX = 1000;

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS journal (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), cursor TEXT NOT NULL)",
          """
          CREATE TABLE IF NOT EXISTS sighting (
            pattern_id  TEXT NOT NULL,
            host_id     TEXT NOT NULL,
            count       INTEGER NOT NULL,
            first_at    INTEGER NOT NULL,
            last_at     INTEGER NOT NULL,
            unit        TEXT NOT NULL,
            sample      TEXT NOT NULL,
            due_at      INTEGER NOT NULL,
            quiet_until INTEGER NOT NULL,
            PRIMARY KEY (pattern_id, host_id))
          """,
          """
          CREATE TABLE IF NOT EXISTS outgoing (
            number      INTEGER PRIMARY KEY AUTOINCREMENT,
            incident_id TEXT NOT NULL UNIQUE,
            body        TEXT NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS refused (
            number      INTEGER PRIMARY KEY AUTOINCREMENT,
            incident_id TEXT NOT NULL,
            body        TEXT NOT NULL,
            why         TEXT NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS probe (
            probe_id TEXT PRIMARY KEY,
            failures INTEGER NOT NULL,
            since    INTEGER NOT NULL)
          """);

  private final SqliteFile sqlite;
  private final int outgoingMax;

  private WatcherStore(SqliteFile sqlite, int outgoingMax) {
    this.sqlite = sqlite;
    this.outgoingMax = outgoingMax;
  }

  /// Opens the store of a state folder, or makes it.
  ///
  /// @param outgoingMax incidents that may wait; what comes then stays a count, which grows
  public static WatcherStore open(Path folder, int outgoingMax) throws IOException {
    var file = folder.resolve(FILE);
    SqliteFile.create(file);
    return new WatcherStore(SqliteFile.open(file, SCHEMA), outgoingMax);
  }

  /// One line of the journal that matched a pattern.
  ///
  /// @param sample the line without patient data
  /// @param dueAt when an incident is made if none was of late
  public record Sighting(
      String patternId, String hostId, String unit, String sample, Instant at, Instant dueAt) {}

  /// Lines of one pattern and host that make one incident.
  public record Counted(
      String patternId,
      String hostId,
      long count,
      Instant firstAt,
      Instant lastAt,
      String unit,
      String sample) {}

  /// What becomes of counted lines.
  ///
  /// @param incident empty when they are too few to be one
  /// @param quietUntil until when further lines are only counted
  public record Verdict(Optional<Incident> incident, Instant quietUntil) {}

  /// An incident that waits to be sent.
  public record Waiting(String incidentId, String body) {}

  /// Where the journal was read to.
  public Optional<String> cursor() {
    return sqlite.transaction(connection -> {
      try (var query = connection.prepareStatement("SELECT cursor FROM journal")) {
        var row = query.executeQuery();
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    });
  }

  /// Counts these lines and keeps the place, both or neither.
  public void read(List<Sighting> sightings, String cursor) {
    sqlite.transaction(connection -> {
      for (var sighting : sightings) {
        count(connection, sighting);
      }
      try (var put =
          connection.prepareStatement(
              "INSERT INTO journal VALUES (1, ?) ON CONFLICT DO UPDATE SET cursor = excluded.cursor")) {
        put.setString(1, cursor);
        return put.executeUpdate();
      }
    });
  }

  // The first line after an incident says when the next is due: not before the quiet time is over.
  private static void count(Connection connection, Sighting sighting) throws SQLException {
    try (var put =
        connection.prepareStatement(
            """
            INSERT INTO sighting VALUES (?1, ?2, 1, ?3, ?3, ?4, ?5, ?6, 0)
            ON CONFLICT DO UPDATE SET
              first_at = iif(count = 0, excluded.first_at, first_at),
              unit     = iif(count = 0, excluded.unit, unit),
              sample   = iif(count = 0, excluded.sample, sample),
              due_at   = iif(count = 0, max(excluded.due_at, quiet_until), due_at),
              last_at  = excluded.last_at,
              count    = count + 1
            """)) {
      put.setString(1, sighting.patternId());
      put.setString(2, sighting.hostId());
      put.setLong(3, sighting.at().toEpochMilli());
      put.setString(4, sighting.unit());
      put.setString(5, sighting.sample());
      put.setLong(6, sighting.dueAt().toEpochMilli());
      put.executeUpdate();
    }
  }

  /// Makes incidents of what is due, as far as there is room.
  ///
  /// @return how many were made
  public int makeIncidents(Instant now, Function<Counted, Verdict> judge) {
    return sqlite.transaction(connection -> {
      int made = 0;
      for (var counted : due(connection, now)) {
        var verdict = judge.apply(counted);
        if (verdict.incident().isPresent()) {
          if (!put(connection, verdict.incident().get())) {
            return made;
          }
          made++;
        }
        restart(connection, counted, verdict.quietUntil());
      }
      forgetQuiet(connection, now);
      return made;
    });
  }

  private static List<Counted> due(Connection connection, Instant now) throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            SELECT pattern_id, host_id, count, first_at, last_at, unit, sample
              FROM sighting WHERE count > 0 AND due_at <= ? ORDER BY due_at LIMIT 100
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
        row.getLong(3),
        Instant.ofEpochMilli(row.getLong(4)),
        Instant.ofEpochMilli(row.getLong(5)),
        row.getString(6),
        row.getString(7));
  }

  private static void restart(Connection connection, Counted counted, Instant quietUntil)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "UPDATE sighting SET count = 0, quiet_until = ? WHERE pattern_id = ? AND host_id = ?")) {
      update.setLong(1, quietUntil.toEpochMilli());
      update.setString(2, counted.patternId());
      update.setString(3, counted.hostId());
      update.executeUpdate();
    }
  }

  private static void forgetQuiet(Connection connection, Instant now) throws SQLException {
    try (var delete =
        connection.prepareStatement("DELETE FROM sighting WHERE count = 0 AND quiet_until <= ?")) {
      delete.setLong(1, now.toEpochMilli());
      delete.executeUpdate();
    }
  }

  // False when there is no room.
  private boolean put(Connection connection, Incident incident) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO outgoing (incident_id, body) SELECT ?, ? WHERE (SELECT count(*) FROM outgoing) < ?")) {
      insert.setString(1, incident.id().toString());
      insert.setString(2, Json.text(incident.toJson()));
      insert.setInt(3, outgoingMax);
      return insert.executeUpdate() > 0;
    }
  }

  /// Counts an answer that was not good; makes an incident when it is the `threshold`-th in a row.
  /// Without room it is made at a later answer.
  ///
  /// @return whether an incident was made
  public boolean probeFailed(
      String probeId, int threshold, Instant now, Function<Instant, Incident> write) {
    return sqlite.transaction(connection -> {
      long failures = 1;
      var since = now;
      try (var query =
          connection.prepareStatement("SELECT failures, since FROM probe WHERE probe_id = ?")) {
        query.setString(1, probeId);
        var row = query.executeQuery();
        if (row.next()) {
          failures = row.getLong(1) + 1;
          since = Instant.ofEpochMilli(row.getLong(2));
        }
      }
      if (failures == threshold && !put(connection, write.apply(since))) {
        return false;
      }
      try (var put = connection.prepareStatement("INSERT OR REPLACE INTO probe VALUES (?, ?, ?)")) {
        put.setString(1, probeId);
        put.setLong(2, failures);
        put.setLong(3, since.toEpochMilli());
        put.executeUpdate();
      }
      return failures == threshold;
    });
  }

  /// Forgets the failures of a probe.
  ///
  /// @return whether there were any
  public boolean probePassed(String probeId) {
    return sqlite.transaction(connection -> {
      try (var delete = connection.prepareStatement("DELETE FROM probe WHERE probe_id = ?")) {
        delete.setString(1, probeId);
        return delete.executeUpdate() > 0;
      }
    });
  }

  /// The incident that waits longest.
  public Optional<Waiting> head() {
    return sqlite.transaction(connection -> {
      try (var query =
          connection.prepareStatement(
              "SELECT incident_id, body FROM outgoing ORDER BY number LIMIT 1")) {
        var row = query.executeQuery();
        return row.next()
            ? Optional.of(new Waiting(row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    });
  }

  /// How many wait.
  public long waiting() {
    return sqlite.transaction(connection -> {
      try (var query = connection.prepareStatement("SELECT count(*) FROM outgoing")) {
        return query.executeQuery().getLong(1);
      }
    });
  }

  /// Forgets an incident that arrived.
  public void delivered(Waiting incident) {
    sqlite.transaction(connection -> remove(connection, incident));
  }

  /// Sets an incident aside that will never be taken, and the oldest such when there are too many.
  public void refused(Waiting incident, String why) {
    sqlite.transaction(connection -> {
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
      return remove(connection, incident);
    });
  }

  private static int remove(Connection connection, Waiting incident) throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM outgoing WHERE incident_id = ?")) {
      delete.setString(1, incident.incidentId());
      return delete.executeUpdate();
    }
  }

  @Override
  public void close() {
    sqlite.close();
  }
}

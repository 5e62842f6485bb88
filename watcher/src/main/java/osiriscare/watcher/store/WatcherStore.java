package osiriscare.watcher.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import osiriscare.daemon.store.SqliteFile;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.incident.Recovery;
import tools.jackson.databind.node.ObjectNode;

/// The watcher's tables. A count and the place in the journal that it was counted up to are written
/// together, an incident and the count that it takes with it too: a crash anywhere neither loses
/// nor repeats.
public final class WatcherStore implements AutoCloseable {
  /// Its name in the state folder.
  public static final String FILE = "watcher.db";

  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS journal (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), cursor TEXT NOT NULL)",
          """
          CREATE TABLE IF NOT EXISTS sighting (
            pattern_id  TEXT NOT NULL,
            host_id     TEXT NOT NULL,
            subject     TEXT NOT NULL,
            count       INTEGER NOT NULL,
            first_at    INTEGER NOT NULL,
            last_at     INTEGER NOT NULL,
            unit        TEXT NOT NULL,
            facts       TEXT NOT NULL,
            sample      TEXT NOT NULL,
            due_at      INTEGER NOT NULL,
            quiet_until INTEGER NOT NULL,
            PRIMARY KEY (pattern_id, host_id, subject))
          """,
          """
          CREATE TABLE IF NOT EXISTS unended (
            incident_id TEXT PRIMARY KEY,
            pattern_id  TEXT NOT NULL,
            host_id     TEXT NOT NULL,
            subject     TEXT NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS sign (
            pattern_id  TEXT NOT NULL,
            host_id     TEXT NOT NULL,
            subject     TEXT NOT NULL,
            due_at      INTEGER NOT NULL,
            PRIMARY KEY (pattern_id, host_id, subject))
          """,
          """
          CREATE TABLE IF NOT EXISTS outgoing (
            number      INTEGER PRIMARY KEY AUTOINCREMENT,
            incident_id TEXT NOT NULL,
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
            probe_id    TEXT PRIMARY KEY,
            failures    INTEGER NOT NULL,
            since       INTEGER NOT NULL,
            incident_id TEXT)
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

  /// A line of the journal that means something to a pattern.
  public sealed interface Line {}

  /// One line of the journal that matched a pattern.
  ///
  /// @param subject what it is about, when a pattern tells several things apart; else empty
  /// @param facts what was read in the line
  /// @param sample the line without patient data
  /// @param dueAt when an incident is made if none was of late
  public record Sighting(
      String patternId,
      String hostId,
      String subject,
      String unit,
      ObjectNode facts,
      String sample,
      Instant at,
      Instant dueAt)
      implements Line {}

  /// One line of the journal that says that it is over.
  ///
  /// @param dueAt when it is believed, if nothing of the pattern comes before
  public record Sign(String patternId, String hostId, String subject, Instant dueAt)
      implements Line {}

  /// Lines of one pattern, host and subject that make one incident.
  public record Counted(
      String patternId,
      String hostId,
      String subject,
      long count,
      Instant firstAt,
      Instant lastAt,
      String unit,
      ObjectNode facts,
      String sample) {}

  /// What becomes of counted lines.
  ///
  /// @param incident empty when they are too few to be one
  /// @param quietUntil until when further lines are only counted
  /// @param endsByLine whether a line may say that it is over
  public record Verdict(Optional<Incident> incident, Instant quietUntil, boolean endsByLine) {}

  /// An incident, or that it is over, that waits to be sent.
  public record Waiting(long number, String incidentId, String body) {}

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
  public void read(List<? extends Line> lines, String cursor) {
    sqlite.transaction(connection -> {
      for (var line : lines) {
        switch (line) {
          case Sighting sighting -> {
            Sightings.count(connection, sighting);
            Endings.forget(connection, sighting);
          }
          case Sign sign -> Endings.note(connection, sign);
        }
      }
      try (var put =
          connection.prepareStatement(
              "INSERT INTO journal VALUES (1, ?) ON CONFLICT DO UPDATE SET cursor = excluded.cursor")) {
        put.setString(1, cursor);
        return put.executeUpdate();
      }
    });
  }

  /// Makes incidents of what is due, as far as there is room.
  ///
  /// @return how many were made
  public int makeIncidents(Instant now, Function<Counted, Verdict> judge) {
    return sqlite.transaction(connection -> {
      int made = 0;
      for (var counted : Sightings.due(connection, now)) {
        var verdict = judge.apply(counted);
        if (verdict.incident().isPresent()) {
          if (!put(connection, verdict.incident().get())) {
            return made;
          }
          made++;
          if (verdict.endsByLine()) {
            Endings.await(connection, counted, verdict.incident().get().id());
          }
        }
        Sightings.restart(connection, counted, verdict.quietUntil());
      }
      Sightings.forgetQuiet(connection, now);
      return made;
    });
  }

  /// Says that incidents are over of which a line said so, and of which nothing came since; as far
  /// as there is room.
  ///
  /// @param write empty when the pattern is not watched for any more
  /// @return how many are
  public int endIncidents(Instant now, BiFunction<String, IncidentId, Optional<Recovery>> write) {
    return sqlite.transaction(connection -> {
      int ended = 0;
      for (var ending : Endings.due(connection, now)) {
        var recovery = write.apply(ending.patternId(), ending.incident());
        if (recovery.isPresent()
            && !Outgoing.put(connection, ending.incident(), recovery.get().toJson(), outgoingMax)) {
          return ended;
        }
        Endings.remove(connection, ending.incident());
        ended += recovery.isPresent() ? 1 : 0;
      }
      return ended;
    });
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
      Optional<String> made = Optional.empty();
      var before = failing(connection, probeId);
      if (before.isPresent()) {
        failures = before.get().failures() + 1;
        since = before.get().since();
        made = before.get().incident();
      }
      // Without room, or when the threshold was lowered, it is made at a later answer.
      boolean isDue = made.isEmpty() && failures >= threshold;
      if (isDue) {
        var incident = write.apply(since);
        if (!put(connection, incident)) {
          return false;
        }
        made = Optional.of(incident.id().toString());
      }
      try (var put =
          connection.prepareStatement("INSERT OR REPLACE INTO probe VALUES (?, ?, ?, ?)")) {
        put.setString(1, probeId);
        put.setLong(2, failures);
        put.setLong(3, since.toEpochMilli());
        put.setString(4, made.orElse(null));
        put.executeUpdate();
      }
      return isDue;
    });
  }

  private record Failing(long failures, Instant since, Optional<String> incident) {}

  private static Optional<Failing> failing(Connection connection, String probeId)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT failures, since, incident_id FROM probe WHERE probe_id = ?")) {
      query.setString(1, probeId);
      var row = query.executeQuery();
      return row.next()
          ? Optional.of(
              new Failing(
                  row.getLong(1),
                  Instant.ofEpochMilli(row.getLong(2)),
                  Optional.ofNullable(row.getString(3))))
          : Optional.empty();
    }
  }

  /// Forgets the failures of a probe, and says that their incident is over; without room at a later
  /// answer.
  ///
  /// @return whether there were any
  public boolean probePassed(String probeId, Function<IncidentId, Recovery> write) {
    return sqlite.transaction(connection -> {
      var before = failing(connection, probeId);
      if (before.isEmpty()) {
        return false;
      }
      var incident = before.get().incident().map(IncidentId::parse);
      if (incident.isPresent()
          && !Outgoing.put(
              connection, incident.get(), write.apply(incident.get()).toJson(), outgoingMax)) {
        return false;
      }
      try (var delete = connection.prepareStatement("DELETE FROM probe WHERE probe_id = ?")) {
        delete.setString(1, probeId);
        return delete.executeUpdate() > 0;
      }
    });
  }

  private boolean put(Connection connection, Incident incident) throws SQLException {
    return Outgoing.put(connection, incident.id(), incident.toJson(), outgoingMax);
  }

  /// The incident that waits longest.
  public Optional<Waiting> head() {
    return sqlite.transaction(Outgoing::head);
  }

  /// How many wait.
  public long waiting() {
    return sqlite.transaction(Outgoing::count);
  }

  /// Forgets an incident that arrived.
  public void delivered(Waiting incident) {
    sqlite.transaction(connection -> Outgoing.remove(connection, incident));
  }

  /// Sets an incident aside that will never be taken, and forgets the oldest such when there are
  /// too many.
  public void refused(Waiting incident, String why) {
    sqlite.transaction(connection -> {
      Outgoing.setAside(connection, incident, why);
      return Outgoing.remove(connection, incident);
    });
  }

  @Override
  public void close() {
    sqlite.close();
  }
}

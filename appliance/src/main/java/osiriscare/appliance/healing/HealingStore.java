package osiriscare.appliance.healing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import osiriscare.appliance.store.LocalStore;
import osiriscare.daemon.store.SqliteFile;
import osiriscare.healing.guard.GuardEvent;
import osiriscare.healing.guard.GuardState;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What healing remembers across restarts: the guardrails' events, runs under way, incidents that
/// are open, and which policies are in the chain.
final class HealingStore {
  private final LocalStore store;

  HealingStore(LocalStore store) {
    this.store = store;
  }

  /// A run that had begun when the appliance stopped.
  record Unfinished(String runId, Fields body) {}

  /// What was last said about a drift that is still there.
  record Open(IncidentId incident, String told) {}

  /// Does work in one transaction.
  <T> T transaction(SqliteFile.Work<T> work) {
    return store.transaction(work);
  }

  GuardState guardState() {
    return store.transaction(connection -> {
      var list = Json.object();
      var events = list.putArray("events");
      try (var query =
          connection.prepareStatement("SELECT body FROM guard_event ORDER BY event_id")) {
        var row = query.executeQuery();
        while (row.next()) {
          events.add(Json.object(row.getString(1), "event").tree());
        }
      }
      return GuardState.from(Fields.of(list), "events");
    });
  }

  /// Adds an event. One is forgotten when it is old and many came after it: the clock alone, which
  /// may have jumped ahead, is not believed.
  static void add(Connection connection, GuardEvent event) throws SQLException {
    try (var insert =
        connection.prepareStatement("INSERT INTO guard_event (at, body) VALUES (?, ?)")) {
      insert.setLong(1, event.at().toEpochMilli());
      insert.setString(2, Json.text(event.toJson()));
      insert.executeUpdate();
    }
    try (var delete =
        connection.prepareStatement(
            """
            DELETE FROM guard_event
             WHERE at < ? AND event_id <= (SELECT max(event_id) FROM guard_event) - ?
            """)) {
      delete.setLong(1, event.at().minus(GuardState.MEMORY.multipliedBy(2)).toEpochMilli());
      delete.setLong(2, GuardState.EVENTS_KEPT_MIN);
      delete.executeUpdate();
    }
  }

  /// Notes what the clock shows, and that it went back when it shows less than it ever did.
  void noteClock(Instant now) {
    store.transaction(connection -> {
      var seen = clockSeen(connection);
      boolean wentBack =
          seen.map(last -> now.isBefore(last.minus(GuardState.CLOCK_STEP_MAX))).orElse(false);
      if (wentBack) {
        add(connection, new GuardEvent.ClockWentBack(now));
      }
      if (wentBack || seen.isEmpty() || seen.get().isBefore(now)) {
        try (var upsert =
            connection.prepareStatement(
                "INSERT OR REPLACE INTO clock_seen (one, at) VALUES (1, ?)")) {
          upsert.setLong(1, now.toEpochMilli());
          upsert.executeUpdate();
        }
      }
      return wentBack;
    });
  }

  private static Optional<Instant> clockSeen(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT at FROM clock_seen")) {
      var row = query.executeQuery();
      return row.next() ? Optional.of(Instant.ofEpochMilli(row.getLong(1))) : Optional.empty();
    }
  }

  static void begin(Connection connection, String runId, ObjectNode body, Instant now)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO healing_run (run_id, body, started_at) VALUES (?, ?, ?)")) {
      insert.setString(1, runId);
      insert.setString(2, Json.text(body));
      insert.setLong(3, now.toEpochMilli());
      insert.executeUpdate();
    }
  }

  static void end(Connection connection, String runId) throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM healing_run WHERE run_id = ?")) {
      delete.setString(1, runId);
      delete.executeUpdate();
    }
  }

  /// How a run ended, as its evidence says.
  Optional<ObjectNode> ended(String runId) {
    return store.transaction(connection -> {
      try (var query =
          connection.prepareStatement(
              """
              SELECT signed_payload FROM bundle
               WHERE kind = 'healing' AND json_extract(signed_payload, '$.post_state.run_id') = ?
              """)) {
        query.setString(1, runId);
        var row = query.executeQuery();
        return row.next()
            ? Optional.of(Json.object(row.getString(1), "bundle").object("post_state").tree())
            : Optional.empty();
      }
    });
  }

  List<Unfinished> unfinished() {
    return store.transaction(connection -> {
      var found = new ArrayList<Unfinished>();
      try (var query =
          connection.prepareStatement("SELECT run_id, body FROM healing_run ORDER BY started_at")) {
        var row = query.executeQuery();
        while (row.next()) {
          found.add(new Unfinished(row.getString(1), Json.object(row.getString(2), "run")));
        }
      }
      return found;
    });
  }

  Optional<Open> open(String host, String checkType) {
    return store.transaction(connection -> open(connection, host, checkType));
  }

  static Optional<Open> open(Connection connection, String host, String checkType)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT incident_id, told FROM open_drift WHERE host_id = ? AND check_type = ?")) {
      query.setString(1, host);
      query.setString(2, checkType);
      var row = query.executeQuery();
      return row.next()
          ? Optional.of(new Open(IncidentId.parse(row.getString(1)), row.getString(2)))
          : Optional.empty();
    }
  }

  static void tell(
      Connection connection, String host, String checkType, IncidentId incident, String told)
      throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO open_drift (host_id, check_type, incident_id, told) VALUES (?, ?, ?, ?)")) {
      upsert.setString(1, host);
      upsert.setString(2, checkType);
      upsert.setString(3, incident.toString());
      upsert.setString(4, told);
      upsert.executeUpdate();
    }
  }

  /// Forgets every drift of a host.
  static void closeAll(Connection connection, String host) throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM open_drift WHERE host_id = ?")) {
      delete.setString(1, host);
      delete.executeUpdate();
    }
  }

  /// Forgets an open drift.
  ///
  /// @return whether there was one
  static boolean close(Connection connection, String host, String checkType) throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "DELETE FROM open_drift WHERE host_id = ? AND check_type = ?")) {
      delete.setString(1, host);
      delete.setString(2, checkType);
      return delete.executeUpdate() > 0;
    }
  }

  /// Notes that the chain holds this policy.
  ///
  /// @return whether it did not before
  static boolean addPolicy(Connection connection, String hash) throws SQLException {
    try (var insert =
        connection.prepareStatement("INSERT OR IGNORE INTO known_policy (hash) VALUES (?)")) {
      insert.setString(1, hash);
      return insert.executeUpdate() > 0;
    }
  }
}

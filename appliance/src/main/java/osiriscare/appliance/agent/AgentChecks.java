package osiriscare.appliance.agent;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.json.Json;

/// The newest result of each check of each workstation, and whether healing has seen it. On the
/// disk, so that what an agent was told is kept is not lost when the appliance stops.
final class AgentChecks {
  private static final int AT_ONCE = 200;

  private final LocalStore store;

  AgentChecks(LocalStore store) {
    this.store = store;
  }

  /// Keeps a result, unless a newer one is known.
  void keep(CheckObservation observation) {
    store.transaction(connection -> {
      try (var upsert =
          connection.prepareStatement(
              "INSERT INTO agent_check (host_id, check_type, verdict, reason, facts, seen_at,"
                  + " is_decided) VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (host_id, check_type) DO"
                  + " UPDATE SET verdict = excluded.verdict, reason = excluded.reason, facts ="
                  + " excluded.facts, seen_at = excluded.seen_at, is_decided = 0 WHERE"
                  + " excluded.seen_at >= agent_check.seen_at")) {
        upsert.setString(1, observation.host().value());
        upsert.setString(2, observation.checkType());
        upsert.setString(3, observation.verdict().word());
        upsert.setString(4, observation.verdict().why().orElse(null));
        upsert.setString(5, Json.text(observation.preState()));
        upsert.setLong(6, observation.start().toEpochMilli());
        return upsert.executeUpdate();
      }
    });
  }

  /// Results that healing has not seen, the oldest first.
  List<CheckObservation> undecided() {
    return list("SELECT * FROM agent_check WHERE is_decided = 0 ORDER BY seen_at LIMIT ?", AT_ONCE);
  }

  /// Results from before this moment that are not `unknown`.
  List<CheckObservation> olderThan(Instant moment) {
    return list(
        "SELECT * FROM agent_check WHERE verdict <> 'unknown' AND seen_at < ?",
        moment.toEpochMilli());
  }

  private List<CheckObservation> list(String sql, long argument) {
    return store.transaction(connection -> {
      var found = new ArrayList<CheckObservation>();
      try (var query = connection.prepareStatement(sql)) {
        query.setLong(1, argument);
        var row = query.executeQuery();
        while (row.next()) {
          found.add(observation(row));
        }
      }
      return found;
    });
  }

  /// Healing has seen it; a result that came since then is not this one.
  void decided(CheckObservation observation) {
    store.transaction(connection -> {
      try (var update =
          connection.prepareStatement(
              "UPDATE agent_check SET is_decided = 1 WHERE host_id = ? AND check_type = ? AND seen_at"
                  + " = ? AND verdict = ?")) {
        update.setString(1, observation.host().value());
        update.setString(2, observation.checkType());
        update.setLong(3, observation.start().toEpochMilli());
        update.setString(4, observation.verdict().word());
        return update.executeUpdate();
      }
    });
  }

  /// The newest result of one check of one workstation.
  Optional<CheckObservation> find(HostId host, String checkType) {
    return store.transaction(connection -> find(connection, host, checkType));
  }

  private static Optional<CheckObservation> find(
      Connection connection, HostId host, String checkType) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT * FROM agent_check WHERE host_id = ? AND check_type = ?")) {
      query.setString(1, host.value());
      query.setString(2, checkType);
      var row = query.executeQuery();
      return row.next() ? Optional.of(observation(row)) : Optional.empty();
    }
  }

  /// All results of one workstation, by check.
  List<CheckObservation> of(HostId host) {
    return store.transaction(connection -> {
      var found = new ArrayList<CheckObservation>();
      try (var query =
          connection.prepareStatement(
              "SELECT * FROM agent_check WHERE host_id = ? ORDER BY check_type")) {
        query.setString(1, host.value());
        var row = query.executeQuery();
        while (row.next()) {
          found.add(observation(row));
        }
      }
      return found;
    });
  }

  private static CheckObservation observation(ResultSet row) throws SQLException {
    var at = Instant.ofEpochMilli(row.getLong("seen_at"));
    var why = Optional.ofNullable(row.getString("reason")).orElse("");
    return new CheckObservation(
        row.getString("check_type"),
        new HostId(row.getString("host_id")),
        switch (row.getString("verdict")) {
          case "pass" -> new Verdict.Pass();
          case "fail" -> new Verdict.Fail(why);
          default -> new Verdict.Unknown(why);
        },
        Json.object(row.getString("facts"), "facts").tree(),
        Set.of(),
        at,
        at);
  }
}

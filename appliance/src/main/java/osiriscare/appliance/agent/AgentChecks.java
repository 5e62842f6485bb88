package osiriscare.appliance.agent;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.json.Json;

/// The newest result of each check of each workstation, and whether healing has seen it; and which
/// evidence says so. A result is kept and recorded in one transaction.
///
/// Central goes by the newest evidence, by the time when it was seen. So a result is compared with
/// that one; what arrives later than something newer is recorded beside it.
final class AgentChecks {
  private static final int AT_ONCE = 200;

  private final LocalStore store;
  private final EvidenceWriter evidence;
  private final Clock clock;

  AgentChecks(LocalStore store, EvidenceWriter evidence, Clock clock) {
    this.store = store;
    this.evidence = evidence;
    this.clock = clock;
  }

  private record Told(String fingerprint, String bundle, long seenAt, long emittedAt) {}

  /// Keeps and records a result. A newer one that is known stays what is known.
  ///
  /// @return the bundle that says so: a new one, or an earlier one that tells the same
  BundleId keep(CheckObservation observation) {
    return store.transaction(connection -> {
      know(connection, observation);
      return record(connection, observation);
    });
  }

  private void know(Connection connection, CheckObservation observation) throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            "INSERT INTO agent_check (host_id, check_type, verdict, reason, facts, seen_at,"
                + " is_decided) VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (host_id, check_type) DO"
                + " UPDATE SET verdict = excluded.verdict, reason = excluded.reason, facts ="
                + " excluded.facts, seen_at = excluded.seen_at, is_decided = 0 WHERE"
                + " excluded.seen_at >= agent_check.seen_at OR agent_check.seen_at > ?")) {
      upsert.setString(1, observation.host().value());
      upsert.setString(2, observation.checkType());
      upsert.setString(3, observation.verdict().word());
      upsert.setString(4, observation.verdict().why().orElse(null));
      upsert.setString(5, Json.text(observation.preState()));
      upsert.setLong(6, observation.start().toEpochMilli());
      upsert.setLong(7, clock.millis());
      upsert.executeUpdate();
    }
  }

  private BundleId record(Connection connection, CheckObservation observation) throws SQLException {
    var newest = told(connection, observation, false);
    boolean isLate = newest.filter(told -> isBefore(observation, told.seenAt())).isPresent();
    if (!isLate && newest.isPresent()) {
      // Something newer was known to be as the newest evidence says, and so not recorded. It must
      // be now, or this one would count as newer.
      var known =
          find(connection, observation.host(), observation.checkType())
              .filter(one -> isBefore(observation, one.start().toEpochMilli()));
      if (known.isPresent()) {
        append(connection, known.get(), newest.get().fingerprint(), false);
        isLate = true;
      }
    }
    var fingerprint = EvidenceWriter.fingerprint(observation);
    var same =
        (isLate ? told(connection, observation, true) : newest)
            .filter(told -> told.fingerprint().equals(fingerprint))
            .filter(told ->
                told.emittedAt() + EvidenceWriter.AT_LEAST_EVERY.toMillis() > clock.millis());
    return same.isPresent()
        ? BundleId.parse(same.get().bundle())
        : append(connection, observation, fingerprint, isLate);
  }

  // A time that has not come yet is of a clock that was wrong.
  private boolean isBefore(CheckObservation observation, long seenAt) {
    return observation.start().toEpochMilli() < seenAt && seenAt <= clock.millis();
  }

  private BundleId append(
      Connection connection, CheckObservation observation, String fingerprint, boolean isLate)
      throws SQLException {
    var bundle = evidence.recordOfOther(connection, observation);
    try (var upsert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO agent_evidence (host_id, check_type, is_late, fingerprint,"
                + " bundle_id, seen_at, emitted_at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      upsert.setString(1, observation.host().value());
      upsert.setString(2, observation.checkType());
      upsert.setBoolean(3, isLate);
      upsert.setString(4, fingerprint);
      upsert.setString(5, bundle.toString());
      upsert.setLong(6, observation.start().toEpochMilli());
      upsert.setLong(7, clock.millis());
      upsert.executeUpdate();
    }
    return bundle;
  }

  private static Optional<Told> told(
      Connection connection, CheckObservation observation, boolean isLate) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT fingerprint, bundle_id, seen_at, emitted_at FROM agent_evidence WHERE host_id = ?"
                + " AND check_type = ? AND is_late = ?")) {
      query.setString(1, observation.host().value());
      query.setString(2, observation.checkType());
      query.setBoolean(3, isLate);
      var row = query.executeQuery();
      return row.next()
          ? Optional.of(
              new Told(
                  row.getString("fingerprint"),
                  row.getString("bundle_id"),
                  row.getLong("seen_at"),
                  row.getLong("emitted_at")))
          : Optional.empty();
    }
  }

  /// Says that nothing is known any more of a check, and why; when it was seen last stays, so that
  /// what a queue brings later is newer.
  void forget(CheckObservation known, String why) {
    store.transaction(connection -> {
      var now = clock.instant();
      try (var update =
          connection.prepareStatement(
              "UPDATE agent_check SET verdict = 'unknown', reason = ?, is_decided = 1 WHERE host_id ="
                  + " ? AND check_type = ?")) {
        update.setString(1, why);
        update.setString(2, known.host().value());
        update.setString(3, known.checkType());
        update.executeUpdate();
      }
      return record(
          connection,
          new CheckObservation(
              known.checkType(),
              known.host(),
              new Verdict.Unknown(why),
              Json.object().put("last_seen", known.start().toString()),
              Set.of("last_seen"),
              now,
              now));
    });
  }

  /// Results that healing has not seen, the oldest first.
  List<CheckObservation> undecided() {
    return list(
        store, "SELECT * FROM agent_check WHERE is_decided = 0 ORDER BY seen_at LIMIT ?", AT_ONCE);
  }

  /// Results, other than `unknown`, of workstations that have said nothing since this moment.
  List<CheckObservation> silentSince(Instant moment) {
    return list(
        store,
        "SELECT c.* FROM agent_check c JOIN agent a USING (host_id) WHERE c.verdict <> 'unknown' AND"
            + " a.seen_at < ?",
        moment.toEpochMilli());
  }

  /// All results of one workstation, by check.
  static List<CheckObservation> of(LocalStore store, HostId host) {
    return list(
        store, "SELECT * FROM agent_check WHERE host_id = ? ORDER BY check_type", host.value());
  }

  private static List<CheckObservation> list(LocalStore store, String sql, Object argument) {
    return store.transaction(connection -> {
      var found = new ArrayList<CheckObservation>();
      try (var query = connection.prepareStatement(sql)) {
        query.setObject(1, argument);
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

package osiriscare.receiver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import osiriscare.database.Database;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.provision.ServerKey;
import osiriscare.protocol.provision.ServerKey.Purpose;

/// Central's public keys, as it has published them in the database.
public final class ServerKeys {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final String CURRENT =
      "SELECT purpose, key_id, public_key FROM server_key WHERE retired_at IS NULL ORDER BY purpose LIMIT 20";

  private final Database database;
  private final Clock clock;
  private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.EPOCH);

  private record Snapshot(List<ServerKey> keys, Instant readAt) {}

  ServerKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The keys in force.
  ///
  /// @throws ProblemException 503 while Central has not published any
  public List<ServerKey> current() {
    var now = clock.instant();
    if (snapshot.keys().isEmpty() || snapshot.readAt().plus(FRESH).isBefore(now)) {
      snapshot = new Snapshot(read(), now);
    }
    if (snapshot.keys().isEmpty()) {
      throw new ProblemException(ProblemCode.UNAVAILABLE, "Central has not published its keys yet");
    }
    return snapshot.keys();
  }

  /// The key that signs orders.
  public ServerKey orders() {
    return current().stream()
        .filter(key -> key.purpose() == Purpose.ORDERS)
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.UNAVAILABLE, "Central has published no key for orders"));
  }

  private List<ServerKey> read() {
    return database.withoutTenant(db ->
        db.sql(CURRENT)
            .query((row, _) ->
                new ServerKey(
                    Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                    new KeyId(row.getString("key_id")),
                    row.getString("public_key")))
            .list());
  }
}

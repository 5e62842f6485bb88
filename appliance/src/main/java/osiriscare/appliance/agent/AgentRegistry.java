package osiriscare.appliance.agent;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.InvalidRequest;

/// Which workstations may come in, and with which certificate. A token is good for one machine, for
/// one key and for a day; its hash is kept. Whoever is removed is out at once: nothing is
/// remembered between two calls.
final class AgentRegistry {
  /// How long a token may be used.
  static final Duration TOKEN_LIFE = Duration.ofDays(1);

  /// Workstations that one appliance looks after at most.
  static final int AGENTS_MAX = 10_000;

  private static final int TOKEN_BYTES = 20;
  private static final Duration SEEN_AGAIN = Duration.ofSeconds(30);
  private static final Pattern HOST = Pattern.compile("[a-z0-9][a-z0-9._-]{0,252}");

  private final LocalStore store;
  private final HostId own;
  private final SecureRandom random;
  private final Clock clock;

  /// @param own the appliance's own name, which no workstation may have
  AgentRegistry(LocalStore store, HostId own, SecureRandom random, Clock clock) {
    this.store = store;
    this.own = own;
    this.random = random;
    this.clock = clock;
  }

  /// What a machine says of itself.
  record Told(String osVersion, String agentVersion, String macAddress) {}

  /// A token or certificate that is not, or no longer, good.
  static final class NotEnrolled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotEnrolled(String why) {
      super(why);
    }
  }

  /// The name of a workstation in the form in which it is kept.
  ///
  /// @throws InvalidRequest when it has another form, or is the appliance's own
  HostId host(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (!HOST.matcher(lower).matches()) {
      throw new InvalidRequest(
          "hostname", "must be 1 to 253 letters, digits, dots, hyphens and underscores");
    }
    if (lower.equalsIgnoreCase(own.value())) {
      throw new InvalidRequest("hostname", "is the appliance's own");
    }
    return new HostId(lower);
  }

  /// Makes a token with which this machine can enrol once within a day. An earlier one that was not
  /// used is void.
  ///
  /// @throws InvalidRequest when the name has another form, or is the appliance's own
  Secret issueToken(String hostname) {
    var host = host(hostname);
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = HexFormat.of().formatHex(bytes);
    return store.transaction(connection -> {
      run(connection, "DELETE FROM enrolment_token WHERE host_id = ?", host.value());
      run(connection, "DELETE FROM enrolment_token WHERE expires_at <= ?", clock.millis());
      try (var insert =
          connection.prepareStatement(
              "INSERT INTO enrolment_token (token_sha256, host_id, expires_at) VALUES (?, ?, ?)")) {
        insert.setString(1, Sha256.hex(token));
        insert.setString(2, host.value());
        insert.setLong(3, clock.instant().plus(TOKEN_LIFE).toEpochMilli());
        insert.executeUpdate();
      }
      return new Secret(token);
    });
  }

  /// Refuses a token that is not good for this machine, before anything else is looked at.
  ///
  /// @throws NotEnrolled when it is not
  void requireToken(HostId host, Secret token) {
    boolean isGood =
        store.transaction(connection -> {
          try (var query =
              connection.prepareStatement(
                  "SELECT 1 FROM enrolment_token WHERE token_sha256 = ? AND host_id = ? AND expires_at"
                      + " > ?")) {
            query.setString(1, Sha256.hex(token.reveal()));
            query.setString(2, host.value());
            query.setLong(3, clock.millis());
            return query.executeQuery().next();
          }
        });
    if (!isGood) {
      throw wrongToken();
    }
  }

  private static NotEnrolled wrongToken() {
    return new NotEnrolled("the enrolment token is not good for this machine");
  }

  /// Enrols the machine that a token was issued for. The same key may come again with the same
  /// token, for an answer that was lost; another may not.
  ///
  /// @param issue makes the certificate
  /// @throws NotEnrolled when the token is not good for this machine and key; the same words for
  ///   every reason, so that nothing can be tried out
  X509Certificate enrol(
      HostId host,
      Secret token,
      PublicKey key,
      Told told,
      BiFunction<HostId, PublicKey, X509Certificate> issue) {
    var keyHash = Sha256.hex(key.getEncoded());
    return store.transaction(connection -> {
      takeToken(connection, host, token, keyHash);
      if (find(connection, host).isEmpty() && count(connection) >= AGENTS_MAX) {
        throw new NotEnrolled("this appliance looks after " + AGENTS_MAX + " workstations already");
      }
      var made = issue.apply(host, key);
      try (var upsert =
          connection.prepareStatement(
              "INSERT INTO agent (host_id, os_version, agent_version, mac_address, serial,"
                  + " enrolled_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (host_id) DO"
                  + " UPDATE SET os_version = excluded.os_version, agent_version ="
                  + " excluded.agent_version, mac_address = excluded.mac_address, serial ="
                  + " excluded.serial, previous_serial = NULL, is_removed = 0, enrolled_at ="
                  + " excluded.enrolled_at,"
                  + " seen_at = excluded.seen_at")) {
        upsert.setString(1, host.value());
        tell(upsert, 2, told);
        upsert.setString(5, serial(made.getSerialNumber()));
        upsert.setLong(6, clock.millis());
        upsert.setLong(7, clock.millis());
        upsert.executeUpdate();
      }
      return made;
    });
  }

  private void takeToken(Connection connection, HostId host, Secret token, String keyHash)
      throws SQLException {
    try (var take =
        connection.prepareStatement(
            "UPDATE enrolment_token SET key_sha256 = ? WHERE token_sha256 = ? AND host_id = ?"
                + " AND expires_at > ? AND (key_sha256 IS NULL OR key_sha256 = ?)")) {
      take.setString(1, keyHash);
      take.setString(2, Sha256.hex(token.reveal()));
      take.setString(3, host.value());
      take.setLong(4, clock.millis());
      take.setString(5, keyHash);
      if (take.executeUpdate() != 1) {
        throw wrongToken();
      }
    }
  }

  /// Gives an agent a new certificate. The old one is good until the new one is used: the answer
  /// may be lost.
  X509Certificate renew(
      EnrolledAgent agent, PublicKey key, BiFunction<HostId, PublicKey, X509Certificate> issue) {
    return store.transaction(connection -> {
      var made = issue.apply(agent.host(), key);
      try (var update =
          connection.prepareStatement(
              "UPDATE agent SET serial = ?, previous_serial = ? WHERE host_id = ?")) {
        update.setString(1, serial(made.getSerialNumber()));
        update.setString(2, agent.serial());
        update.setString(3, agent.host().value());
        update.executeUpdate();
      }
      return made;
    });
  }

  /// Keeps what a machine says of itself.
  void told(EnrolledAgent agent, Told told) {
    store.transaction(connection -> {
      try (var update =
          connection.prepareStatement(
              "UPDATE agent SET os_version = ?, agent_version = ?, mac_address = ? WHERE host_id ="
                  + " ?")) {
        tell(update, 1, told);
        update.setString(4, agent.host().value());
        return update.executeUpdate();
      }
    });
  }

  private static void tell(PreparedStatement statement, int first, Told told) throws SQLException {
    statement.setString(first, told.osVersion());
    statement.setString(first + 1, told.agentVersion());
    statement.setString(first + 2, told.macAddress());
  }

  /// The agent that this certificate names, seen now. With the first use of a renewed certificate
  /// the one before it is void.
  Optional<EnrolledAgent> enter(X509Certificate certificate) {
    var serial = serial(certificate.getSerialNumber());
    return store.transaction(connection -> {
      var found =
          one(connection, "SELECT * FROM agent WHERE serial = ?1 OR previous_serial = ?1", serial);
      if (found.isPresent()) {
        run(
            connection,
            "UPDATE agent SET previous_serial = NULL WHERE serial = ? AND previous_serial IS NOT NULL",
            serial);
        noteSeen(connection, found.get());
      }
      return found.map(agent -> agent.cameWith(serial));
    });
  }

  // Not with every call: each would be a write to the disk.
  private void noteSeen(Connection connection, EnrolledAgent agent) throws SQLException {
    var now = clock.instant();
    if (Duration.between(agent.seenAt(), now).abs().compareTo(SEEN_AGAIN) < 0) {
      return;
    }
    try (var update =
        connection.prepareStatement("UPDATE agent SET seen_at = ? WHERE host_id = ?")) {
      update.setLong(1, now.toEpochMilli());
      update.setString(2, agent.host().value());
      update.executeUpdate();
    }
  }

  /// The workstation of this name, in lower case as it is kept.
  Optional<EnrolledAgent> find(String host) {
    return store.transaction(connection ->
        one(connection, "SELECT * FROM agent WHERE host_id = ? AND is_removed = 0", host));
  }

  private static Optional<EnrolledAgent> find(Connection connection, HostId host)
      throws SQLException {
    return one(connection, "SELECT * FROM agent WHERE host_id = ?", host.value());
  }

  /// All workstations, by name.
  List<EnrolledAgent> all() {
    return list("SELECT * FROM agent WHERE is_removed = 0 ORDER BY host_id");
  }

  /// Workstations that were taken out and are still remembered.
  List<EnrolledAgent> removed() {
    return list("SELECT * FROM agent WHERE is_removed = 1");
  }

  private List<EnrolledAgent> list(String sql) {
    return store.transaction(connection -> {
      var found = new ArrayList<EnrolledAgent>();
      try (var query = connection.prepareStatement(sql)) {
        var row = query.executeQuery();
        while (row.next()) {
          found.add(agent(row));
        }
      }
      return found;
    });
  }

  /// Takes a workstation out: its certificate and a token that it did not use are void at once.
  /// What is known of it is [#forget]'s.
  ///
  /// @return whether there was one
  boolean remove(String hostname) {
    var host = host(hostname).value();
    return store.transaction(connection -> {
      run(connection, "DELETE FROM enrolment_token WHERE host_id = ?", host);
      return run(
              connection,
              "UPDATE agent SET is_removed = 1, serial = 'removed ' || host_id, previous_serial ="
                  + " NULL WHERE host_id = ? AND is_removed = 0",
              host)
          > 0;
    });
  }

  /// Forgets a workstation that was taken out, unless it has come back.
  void forget(HostId host) {
    store.transaction(connection ->
        run(connection, "DELETE FROM agent WHERE host_id = ? AND is_removed = 1", host.value()));
  }

  private static long count(Connection connection) throws SQLException {
    try (var query =
        connection.prepareStatement("SELECT count(*) FROM agent WHERE is_removed = 0")) {
      var row = query.executeQuery();
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static Optional<EnrolledAgent> one(Connection connection, String sql, String argument)
      throws SQLException {
    try (var query = connection.prepareStatement(sql)) {
      query.setString(1, argument);
      var row = query.executeQuery();
      return row.next() ? Optional.of(agent(row)) : Optional.empty();
    }
  }

  private static int run(Connection connection, String sql, Object argument) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, argument);
      return statement.executeUpdate();
    }
  }

  private static EnrolledAgent agent(ResultSet row) throws SQLException {
    return new EnrolledAgent(
        new HostId(row.getString("host_id")),
        row.getString("os_version"),
        row.getString("agent_version"),
        row.getString("mac_address"),
        row.getString("serial"),
        Instant.ofEpochMilli(row.getLong("enrolled_at")),
        Instant.ofEpochMilli(row.getLong("seen_at")));
  }

  private static String serial(BigInteger number) {
    return number.toString(16);
  }
}

package osiriscare.appliance.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import osiriscare.appliance.config.ConfigException;

/// One SQLite file in WAL mode with `synchronous=FULL`: what a transaction has committed is on the
/// disk. A torn file is reported and left alone, never replaced by an empty one.
public final class LocalStore implements AutoCloseable {
  /// Its name in the state folder.
  public static final String FILE = "appliance.db";

  private static final String[] SCHEMA = {
    """
    CREATE TABLE IF NOT EXISTS bundle (
      chain           INTEGER NOT NULL,
      sequence        INTEGER NOT NULL,
      bundle_id       TEXT NOT NULL UNIQUE,
      kind            TEXT NOT NULL,
      signed_payload  TEXT NOT NULL,
      signature       TEXT NOT NULL,
      key_id          TEXT NOT NULL,
      link_hash       TEXT NOT NULL,
      created_at      INTEGER NOT NULL,
      acknowledged_at INTEGER,
      PRIMARY KEY (chain, sequence))
    """,
    "CREATE INDEX IF NOT EXISTS bundle_waiting ON bundle (chain, sequence) WHERE acknowledged_at IS NULL",
    """
    CREATE TABLE IF NOT EXISTS dead_letter (
      bundle_id      TEXT PRIMARY KEY,
      chain          INTEGER NOT NULL,
      sequence       INTEGER NOT NULL,
      signed_payload TEXT NOT NULL,
      signature      TEXT NOT NULL,
      key_id         TEXT NOT NULL,
      reason_code    TEXT NOT NULL,
      refused_at     INTEGER NOT NULL)
    """,
    """
    CREATE TABLE IF NOT EXISTS last_check (
      host_id     TEXT NOT NULL,
      check_type  TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      verdict     TEXT NOT NULL,
      bundle_id   TEXT NOT NULL,
      emitted_at  INTEGER NOT NULL,
      PRIMARY KEY (host_id, check_type))
    """,
    """
    CREATE TABLE IF NOT EXISTS order_journal (
      order_id       TEXT PRIMARY KEY,
      nonce          TEXT UNIQUE,
      signed_payload TEXT NOT NULL,
      state          TEXT NOT NULL CHECK (state IN ('received', 'started', 'done')),
      completion     TEXT,
      received_at    INTEGER NOT NULL,
      reported_at    INTEGER)
    """,
    """
    CREATE TABLE IF NOT EXISTS incident_queue (
      incident_id TEXT PRIMARY KEY,
      body        TEXT NOT NULL,
      created_at  INTEGER NOT NULL,
      sent_at     INTEGER)
    """
  };

  private final Connection connection;

  private LocalStore(Connection connection) {
    this.connection = connection;
  }

  /// Work inside one transaction.
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /// Makes the file unless it is there. Done once, at the claim: a file that is gone later must not
  /// come back empty, or the evidence chain would begin anew.
  ///
  /// @throws ConfigException when it is there and damaged
  public static void create(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      connect(file).close();
    }
    open(file).close();
  }

  /// Opens the file that [#create] made.
  ///
  /// @throws ConfigException when the file is missing, empty or damaged
  public static LocalStore open(Path file) {
    try {
      if (Files.size(file) == 0) {
        throw new ConfigException(file, "is empty");
      }
      return connect(file);
    } catch (IOException e) {
      throw new ConfigException(file, "is missing");
    }
  }

  /// Whether the file holds no evidence, so that nothing is lost with it.
  ///
  /// @throws ConfigException when it is damaged
  public static boolean isUnused(Path file) {
    try (var store = open(file)) {
      return store.transaction(connection -> {
        try (var query = connection.prepareStatement("SELECT NOT EXISTS (SELECT 1 FROM bundle)")) {
          var row = query.executeQuery();
          return row.next() && row.getBoolean(1);
        }
      });
    }
  }

  private static LocalStore connect(Path file) {
    try {
      var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (var statement = connection.createStatement()) {
        // Fails on a file that is no database, and names the first damaged page otherwise.
        var check = statement.executeQuery("PRAGMA quick_check(1)");
        if (!check.next() || !"ok".equals(check.getString(1))) {
          connection.close();
          throw new ConfigException(file, "is damaged");
        }
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA synchronous=FULL");
        statement.execute("PRAGMA busy_timeout=5000");
        for (var table : SCHEMA) {
          statement.execute(table);
        }
      }
      connection.setAutoCommit(false);
      return new LocalStore(connection);
    } catch (SQLException e) {
      throw new ConfigException(file, "is damaged or no database");
    }
  }

  /// Runs one transaction; durable when it returns, undone when it throws. One at a time.
  public synchronized <T> T transaction(Work<T> work) {
    try {
      try {
        var result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new LocalStoreFailure("write to the local store", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new LocalStoreFailure("close the local store", e);
    }
  }

  /// The disk failed us.
  public static final class LocalStoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalStoreFailure(String step, Throwable cause) {
      super(step, cause);
    }
  }
}

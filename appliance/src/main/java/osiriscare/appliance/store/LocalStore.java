package osiriscare.appliance.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import osiriscare.appliance.config.ConfigException;
import osiriscare.daemon.store.SqliteFile;

/// The appliance's tables in one [SqliteFile]: what a transaction has committed is on the disk.
public final class LocalStore implements AutoCloseable {
  /// Its name in the state folder.
  public static final String FILE = "appliance.db";

  private static final List<String> SCHEMA =
      List.of(
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
          CREATE TABLE IF NOT EXISTS guard_event (
            event_id INTEGER PRIMARY KEY AUTOINCREMENT,
            at       INTEGER NOT NULL,
            body     TEXT NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS healing_run (
            run_id     TEXT PRIMARY KEY,
            body       TEXT NOT NULL,
            started_at INTEGER NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS open_drift (
            host_id     TEXT NOT NULL,
            check_type  TEXT NOT NULL,
            incident_id TEXT NOT NULL,
            told        TEXT NOT NULL,
            PRIMARY KEY (host_id, check_type))
          """,
          """
          CREATE TABLE IF NOT EXISTS deferred_order (
            order_id       TEXT PRIMARY KEY,
            request        TEXT NOT NULL,
            due_at         INTEGER NOT NULL,
            execute_before INTEGER NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS clock_seen (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            at  INTEGER NOT NULL)
          """,
          "CREATE TABLE IF NOT EXISTS known_policy (hash TEXT PRIMARY KEY)",
          """
          CREATE TABLE IF NOT EXISTS signed_document (
            kind     TEXT PRIMARY KEY CHECK (kind IN ('rules', 'allowance')),
            document TEXT NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS promoted_rule (
            rule_id      TEXT PRIMARY KEY,
            body         TEXT NOT NULL,
            installed_at INTEGER NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS incident_queue (
            incident_id TEXT PRIMARY KEY,
            body        TEXT NOT NULL,
            created_at  INTEGER NOT NULL,
            sent_at     INTEGER)
          """,
          """
          CREATE TABLE IF NOT EXISTS incident_relayed (
            channel     TEXT NOT NULL,
            incident_id TEXT NOT NULL,
            relayed_at  INTEGER NOT NULL,
            PRIMARY KEY (channel, incident_id))
          """,
          """
          CREATE TABLE IF NOT EXISTS enrolment_token (
            token_sha256 TEXT PRIMARY KEY,
            host_id      TEXT NOT NULL,
            expires_at   INTEGER NOT NULL,
            key_sha256   TEXT)
          """,
          """
          CREATE TABLE IF NOT EXISTS agent (
            host_id         TEXT PRIMARY KEY,
            os_version      TEXT NOT NULL,
            agent_version   TEXT NOT NULL,
            mac_address     TEXT NOT NULL,
            serial          TEXT NOT NULL UNIQUE,
            previous_serial TEXT UNIQUE,
            is_removed      INTEGER NOT NULL DEFAULT 0,
            enrolled_at     INTEGER NOT NULL,
            seen_at         INTEGER NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS agent_check (
            host_id     TEXT NOT NULL REFERENCES agent (host_id) ON DELETE CASCADE,
            check_type  TEXT NOT NULL,
            verdict     TEXT NOT NULL,
            reason      TEXT,
            facts       TEXT NOT NULL,
            seen_at     INTEGER NOT NULL,
            is_decided  INTEGER NOT NULL,
            PRIMARY KEY (host_id, check_type))
          """,
          """
          CREATE TABLE IF NOT EXISTS agent_evidence (
            host_id     TEXT NOT NULL REFERENCES agent (host_id) ON DELETE CASCADE,
            check_type  TEXT NOT NULL,
            is_late     INTEGER NOT NULL,
            fingerprint TEXT NOT NULL,
            bundle_id   TEXT NOT NULL,
            seen_at     INTEGER NOT NULL,
            emitted_at  INTEGER NOT NULL,
            PRIMARY KEY (host_id, check_type, is_late))
          """,
          """
          CREATE TABLE IF NOT EXISTS agent_command (
            command_id TEXT PRIMARY KEY,
            host_id    TEXT NOT NULL REFERENCES agent (host_id) ON DELETE CASCADE,
            check_type TEXT NOT NULL,
            action     TEXT NOT NULL,
            timeout_s  INTEGER NOT NULL,
            expires_at INTEGER NOT NULL)
          """);

  private final SqliteFile sqlite;

  private LocalStore(SqliteFile sqlite) {
    this.sqlite = sqlite;
  }

  /// Makes the file unless it is there. Done once, at the claim: a file that is gone later must not
  /// come back empty, or the evidence chain would begin anew.
  ///
  /// @throws ConfigException when it is there and damaged
  public static void create(Path file) throws IOException {
    if (!Files.exists(file)) {
      SqliteFile.create(file);
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
      return new LocalStore(SqliteFile.open(file, SCHEMA));
    } catch (SqliteFile.Damaged e) {
      throw new ConfigException(file, e.why());
    }
  }

  /// Runs one transaction; durable when it returns, undone when it throws. One at a time.
  ///
  /// @throws SqliteFile.StoreFailure when the disk failed us
  public <T> T transaction(SqliteFile.Work<T> work) {
    return sqlite.transaction(work);
  }

  @Override
  public void close() {
    sqlite.close();
  }
}

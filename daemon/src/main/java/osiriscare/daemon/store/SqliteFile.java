package osiriscare.daemon.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// One SQLite file in WAL mode with `synchronous=FULL`: what a transaction has committed is on the
/// disk. A torn file is reported and left alone, never replaced by an empty one. Beside the one
/// that writes there may be readers, which never wait for it.
public final class SqliteFile implements AutoCloseable {
  private static final String PATIENCE = "PRAGMA busy_timeout=5000";

  private final Connection connection;

  private SqliteFile(Connection connection) {
    this.connection = connection;
  }

  /// Work inside one transaction.
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /// The file is no sound database.
  public static final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    Damaged(Path file, String why) {
      super(file + " " + why);
      this.why = why;
    }

    /// What is wrong, to follow the file's name in a sentence.
    public String why() {
      return why;
    }
  }

  /// The disk failed us.
  public static final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(String step, Throwable cause) {
      super(step, cause);
    }
  }

  /// Makes the file, mode 0600, unless it is there.
  public static void create(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  /// Opens the file that [#create] made.
  ///
  /// @param schema statements that may run again and again
  /// @throws Damaged when it is there and no sound database
  public static SqliteFile open(Path file, List<String> schema) {
    try {
      var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (var statement = connection.createStatement()) {
        // Fails on a file that is no database, and names the first damaged page otherwise.
        var check = statement.executeQuery("PRAGMA quick_check(1)");
        if (!check.next() || !"ok".equals(check.getString(1))) {
          connection.close();
          throw new Damaged(file, "is damaged");
        }
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA synchronous=FULL");
        statement.execute("PRAGMA foreign_keys=ON");
        statement.execute(PATIENCE);
        for (var table : schema) {
          statement.execute(table);
        }
      }
      connection.setAutoCommit(false);
      return new SqliteFile(connection);
    } catch (SQLException _) {
      throw new Damaged(file, "is damaged or no database");
    }
  }

  /// Opens a file that [#open] has opened, to read only: sees what was committed before each of its
  /// transactions began.
  public static SqliteFile reader(Path file) {
    try {
      var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (var statement = connection.createStatement()) {
        statement.execute(PATIENCE);
        statement.execute("PRAGMA query_only=ON");
      }
      connection.setAutoCommit(false);
      return new SqliteFile(connection);
    } catch (SQLException e) {
      throw new StoreFailure("read the store " + file, e);
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
      throw new StoreFailure("write to the store", e);
    }
  }

  /// Writes a consistent copy, mode 0600, while readers go on; the target must not exist.
  public synchronized void backup(Path target) {
    try {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      create(target);
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        statement.executeUpdate("backup to '" + target.toString().replace("'", "''") + "'");
      } finally {
        connection.setAutoCommit(false);
      }
    } catch (IOException | SQLException e) {
      throw new StoreFailure("back up to " + target, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreFailure("close the store", e);
    }
  }
}

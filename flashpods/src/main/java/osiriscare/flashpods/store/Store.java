package osiriscare.flashpods.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;

/// One SQLite file in WAL mode: a single writer whose commits are on the disk when they return, and
/// readers that never wait for it. A damaged file is reported and never replaced.
public final class Store implements AutoCloseable {
  private static final int READERS = 4;

  private final Connection writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
  private final List<Connection> all = new ArrayList<>();

  private Store(Path file) throws SQLException {
    writer = connect(file);
    Migrations.apply(writer);
    writer.setAutoCommit(false);
    for (int i = 0; i < READERS; i++) {
      var reader = connect(file);
      execute(reader, "PRAGMA query_only=ON");
      reader.setAutoCommit(false);
      readers.add(reader);
      all.add(reader);
    }
  }

  /// Opens the file, makes it (0600) when it is not there, and applies what migrations it lacks.
  public static Store open(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      return new Store(file);
    } catch (IOException | SQLException e) {
      throw new StoreFailure("open the database " + file, e);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    for (var pragma :
        List.of("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON")) {
      execute(connection, "PRAGMA " + pragma);
    }
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Runs one writing transaction; durable when it returns, undone when it throws.
  public <T> T write(Function<Tx, T> work) {
    writing.lock();
    try {
      return transaction(writer, work);
    } finally {
      writing.unlock();
    }
  }

  /// As [#write], without a result.
  public void run(Consumer<Tx> work) {
    write(tx -> {
      work.accept(tx);
      return true;
    });
  }

  /// Runs one reading transaction.
  public <T> T read(Function<Tx, T> work) {
    Connection reader;
    try {
      reader = readers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFailure("wait for a reader", e);
    }
    try {
      return transaction(reader, work);
    } finally {
      readers.add(reader);
    }
  }

  private static <T> T transaction(Connection connection, Function<Tx, T> work) {
    try {
      try {
        var result = work.apply(new Tx(connection));
        connection.commit();
        return result;
      } catch (RuntimeException | Error e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException | DataAccessException e) {
      throw new StoreFailure("a transaction", e);
    }
  }

  /// Writes a consistent copy while the API goes on; the target must not exist.
  public void backup(Path target) {
    try {
      Files.createFile(
          target,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.delete(target);
      writing.lock();
      try (var statement = writer.createStatement()) {
        writer.commit();
        writer.setAutoCommit(true);
        statement.executeUpdate("backup to '" + target.toString().replace("'", "''") + "'");
      } finally {
        writer.setAutoCommit(false);
        writing.unlock();
      }
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException | SQLException e) {
      throw new StoreFailure("back up to " + target, e);
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      for (var reader : all) {
        reader.close();
      }
      writer.close();
    } catch (SQLException e) {
      throw new StoreFailure("close the database", e);
    } finally {
      writing.unlock();
    }
  }
}

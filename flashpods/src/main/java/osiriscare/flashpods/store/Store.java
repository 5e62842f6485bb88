package osiriscare.flashpods.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import osiriscare.daemon.store.SqliteFile;

/// Flashpods' tables in one [SqliteFile]: a single writer whose commits are on the disk when they
/// return, and readers that never wait for it.
public final class Store implements AutoCloseable {
  private static final int READERS = 4;

  private final SqliteFile writer;
  private final List<SqliteFile> readers = new ArrayList<>();
  private final BlockingQueue<SqliteFile> idle = new ArrayBlockingQueue<>(READERS);

  private Store(Path file) {
    writer = SqliteFile.open(file, List.of());
    Migrations.apply(writer);
    for (int i = 0; i < READERS; i++) {
      readers.add(SqliteFile.reader(file));
    }
    idle.addAll(readers);
  }

  /// Opens the file, makes it (0600) when it is not there, and applies what migrations it lacks.
  public static Store open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      SqliteFile.create(file);
      return new Store(file);
    } catch (IOException | SqliteFile.Damaged | SqliteFile.StoreFailure e) {
      throw new StoreFailure("open the database " + file, e);
    }
  }

  /// Runs one writing transaction; durable when it returns, undone when it throws.
  public <T> T write(Function<Tx, T> work) {
    return transaction(writer, work);
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
    SqliteFile reader;
    try {
      reader = idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFailure("wait for a reader", e);
    }
    try {
      return transaction(reader, work);
    } finally {
      idle.add(reader);
    }
  }

  private static <T> T transaction(SqliteFile file, Function<Tx, T> work) {
    try {
      return file.transaction(connection -> work.apply(new Tx(connection)));
    } catch (SqliteFile.StoreFailure | DataAccessException e) {
      throw new StoreFailure("a transaction", e);
    }
  }

  /// Writes a consistent copy while the API goes on; the target must not exist.
  public void backup(Path target) {
    try {
      writer.backup(target);
    } catch (SqliteFile.StoreFailure e) {
      throw new StoreFailure("back up", e);
    }
  }

  @Override
  public void close() {
    try {
      readers.forEach(SqliteFile::close);
      writer.close();
    } catch (SqliteFile.StoreFailure e) {
      throw new StoreFailure("close the database", e);
    }
  }
}

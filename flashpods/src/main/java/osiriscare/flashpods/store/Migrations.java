package osiriscare.flashpods.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import osiriscare.daemon.store.SqliteFile;

/// The schema's history, forward only; `PRAGMA user_version` says how far a file has come.
final class Migrations {
  static final List<String> FILES = List.of("V001__jobs_uploads_artifacts.sql");

  private Migrations() {}

  static void apply(SqliteFile file) {
    int version = file.transaction(Migrations::version);
    if (version > FILES.size()) {
      throw new StoreFailure("open a database of a newer Flashpods, version " + version);
    }
    for (int next = version; next < FILES.size(); next++) {
      int one = next;
      file.transaction(connection -> apply(connection, one));
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static int apply(Connection connection, int number) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(text(FILES.get(number)));
      return statement.executeUpdate("PRAGMA user_version=" + (number + 1));
    }
  }

  private static String text(String name) {
    try (var stream = Migrations.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no migration " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("read migration " + name, e);
    }
  }
}

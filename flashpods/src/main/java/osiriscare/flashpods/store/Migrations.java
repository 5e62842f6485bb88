package osiriscare.flashpods.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The schema's history, forward only; `PRAGMA user_version` says how far a file has come.
final class Migrations {
  static final List<String> FILES = List.of("V001__jobs_uploads_artifacts.sql");

  private Migrations() {}

  static void apply(Connection connection) throws SQLException {
    int version = version(connection);
    if (version > FILES.size()) {
      throw new StoreFailure("open a database of a newer Flashpods, version " + version);
    }
    connection.setAutoCommit(false);
    for (int i = version; i < FILES.size(); i++) {
      try (var statement = connection.createStatement()) {
        statement.executeUpdate(text(FILES.get(i)));
        statement.execute("PRAGMA user_version=" + (i + 1));
      }
      connection.commit();
    }
    connection.setAutoCommit(true);
  }

  private static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
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

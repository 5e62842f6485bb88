package osiriscare.central;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import osiriscare.testkit.database.TestDatabase;

/// A Central that runs, and the database behind it.
interface CentralUnderTest {
  TestDatabase database();

  /// A client with the administrator's API token.
  Client admin();

  /// What time it is for Central.
  Instant now();

  /// One value, seen by the tables' owner.
  default String text(String query) {
    var owner = database().owner();
    try (var connection =
            DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password().reveal());
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException("ask the database", e);
    }
  }

  /// Arranges or spoils what the application's role may not, as the tables' owner without row
  /// security.
  default void sql(String statements) {
    var owner = database().owner();
    try (var connection =
            DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password().reveal());
        var statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw new IllegalStateException("arrange the database", e);
    }
  }
}

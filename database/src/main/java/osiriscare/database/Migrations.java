package osiriscare.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import osiriscare.protocol.id.Secret;

/// Brings a database to the schema of this build. Runs as the owner, never as a program's own role,
/// before the programs start. Needs PostgreSQL 16 or newer; the owner needs CREATEROLE, not
/// superuser.
public final class Migrations {
  /// Role of the receiver.
  public static final String RECEIVER = "osiris_receiver";

  /// Role of Central.
  public static final String CENTRAL = "osiris_central";

  private static final int SERVER_VERSION_MIN = 16;
  private static final String LOCATION = "classpath:db/migration";

  private Migrations() {}

  /// Creates the lesser roles, sets their passwords and applies what is missing. Two at a time wait
  /// for each other.
  ///
  /// @return how many migrations were applied
  public static int run(DatabaseUrl owner, Secret receiverPassword, Secret centralPassword) {
    try (var connection =
        DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password().reveal())) {
      if (connection.getMetaData().getDatabaseMajorVersion() < SERVER_VERSION_MIN) {
        throw new IllegalArgumentException(
            "PostgreSQL " + SERVER_VERSION_MIN + " or newer is needed");
      }
      // Roles belong to the whole cluster: several databases on it may be migrated at once.
      execute(connection, "SELECT pg_advisory_lock(7301967)");
      createRoles(connection, receiverPassword, centralPassword);
      // The owner hands the look-up functions to their role; both rights are needed for that.
      execute(connection, "GRANT osiris_lookup TO CURRENT_USER");
      execute(connection, "GRANT CREATE, USAGE ON SCHEMA public TO osiris_lookup");
      int applied = flyway(owner).migrate().migrationsExecuted;
      execute(connection, "REVOKE CREATE ON SCHEMA public FROM osiris_lookup");
      return applied;
    } catch (SQLException e) {
      throw new DatabaseUnavailable("migrate " + owner.jdbcUrl(), e);
    }
  }

  /// The newest schema version that this build knows, such as `6`.
  public static String newestVersion(DatabaseUrl anyDatabase) {
    var newest = MigrationVersion.EMPTY;
    for (var migration : flyway(anyDatabase).info().all()) {
      if (migration.getVersion() != null && migration.getVersion().compareTo(newest) > 0) {
        newest = migration.getVersion();
      }
    }
    return String.valueOf(newest.getVersion());
  }

  private static Flyway flyway(DatabaseUrl owner) {
    return Flyway.configure()
        .dataSource(owner.jdbcUrl(), owner.user(), owner.password().reveal())
        .locations(LOCATION)
        .load();
  }

  private static void createRoles(
      Connection connection, Secret receiverPassword, Secret centralPassword) throws SQLException {
    createRole(connection, "osiris_lookup", "NOLOGIN");
    createRole(connection, RECEIVER, "LOGIN NOCREATEDB NOCREATEROLE");
    createRole(connection, CENTRAL, "LOGIN NOCREATEDB NOCREATEROLE");
    setPassword(connection, RECEIVER, receiverPassword);
    setPassword(connection, CENTRAL, centralPassword);
  }

  private static void createRole(Connection connection, String role, String options)
      throws SQLException {
    try (var query = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      query.setString(1, role);
      if (!query.executeQuery().next()) {
        execute(connection, "CREATE ROLE " + role + " " + options);
      }
    }
  }

  // The driver turns the password into its SCRAM verifier first, so that no server log can hold it.
  private static void setPassword(Connection connection, String role, Secret password)
      throws SQLException {
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(role, password.reveal().toCharArray(), "scram-sha-256");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

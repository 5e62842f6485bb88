package osiriscare.central;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import osiriscare.testkit.Await;

/// Holds transactions of a Central where a test wants to kill it: whoever changes a table asks for
/// a lock first, which nobody has but a test that waits there.
final class KillPoints {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String FUNCTION =
      """
      CREATE FUNCTION kill_point() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtext('kill ' || TG_NAME));
        RETURN coalesce(NEW, OLD);
      END $$\
      """;

  private final CentralUnderTest central;

  KillPoints(CentralUnderTest central) {
    this.central = central;
    central.sql(FUNCTION);
  }

  /// Makes a place within a transaction.
  ///
  /// @param event such as `INSERT`
  /// @return its name
  String within(String table, String event) {
    var name = table + "_" + event;
    central.sql(
        "CREATE TRIGGER \"%s\" BEFORE %s ON %s FOR EACH ROW EXECUTE FUNCTION kill_point()"
            .formatted(name, event, table));
    return name;
  }

  /// Makes a place where a transaction is about to be committed: that goes on without the Central
  /// that asked for it.
  String atTheEnd(String table, String event) {
    var name = table + "_" + event + "_end";
    central.sql(
        """
        CREATE CONSTRAINT TRIGGER "%s" AFTER %s ON %s DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION kill_point()\
        """
            .formatted(name, event, table));
    return name;
  }

  /// Holds whoever comes to this place, until it is closed.
  Held hold(String name) {
    try {
      var owner = central.database().owner();
      var connection =
          DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password().reveal());
      try (var lock =
          connection.prepareStatement("SELECT pg_advisory_lock(hashtext('kill ' || ?))")) {
        lock.setString(1, name);
        lock.execute();
      }
      return new Held(central, name, connection);
    } catch (SQLException e) {
      throw new IllegalStateException("hold " + name, e);
    }
  }

  /// A place where nobody passes.
  record Held(CentralUnderTest central, String name, Connection connection)
      implements AutoCloseable {
    /// Waits until somebody is there.
    void awaitSomebody() {
      Await.until(
          "somebody is at " + name,
          LIMIT,
          () ->
              !central
                  .text(
                      """
                      SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                       WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted
                         AND l.objid = (hashtext('kill %s')::bigint & 4294967295)::oid
                      """
                          .formatted(name))
                  .equals("0"));
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException("let go of " + name, e);
      }
    }
  }
}

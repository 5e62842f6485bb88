package osiriscare.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import osiriscare.database.DatabaseUrl;
import osiriscare.database.EmbeddedPostgres;
import osiriscare.database.Migrations;
import osiriscare.protocol.id.Secret;

/// A migrated database of its own on the real PostgreSQL that all tests of this JVM share. Like
/// production it has the owner's role and the programs' lesser ones; unlike production it may
/// forget its last writes in a power cut.
///
/// @param owner for arranging and inspecting what the application's roles may not
public record TestDatabase(DatabaseUrl owner, DatabaseUrl receiver, DatabaseUrl central) {
  private static final Secret PASSWORD = new Secret("test-password");
  private static final AtomicInteger COUNT = new AtomicInteger();

  /// A new database.
  public static TestDatabase create() {
    var template = Template.INSTANCE;
    var name = "test_" + COUNT.incrementAndGet();
    template.clone(name);
    var owner = template.server.owner(name);
    return new TestDatabase(
        owner, owner.as(Migrations.RECEIVER, PASSWORD), owner.as(Migrations.CENTRAL, PASSWORD));
  }

  /// The server behind it.
  public static EmbeddedPostgres server() {
    return Template.INSTANCE.server;
  }

  private static final class Template {
    private static final Template INSTANCE = new Template();

    private final EmbeddedPostgres server;

    Template() {
      try {
        var home = Files.createTempDirectory("osiris-test-postgres");
        server = EmbeddedPostgres.start(home, EmbeddedPostgres.Durability.FORGETFUL);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(home)));
        Migrations.run(server.database("template_osiris"), PASSWORD, PASSWORD);
      } catch (IOException e) {
        throw new UncheckedIOException("make a folder for the test database", e);
      }
    }

    private void stop(Path home) {
      server.close();
      try (var paths = Files.walk(home)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("remove the test database", e);
      }
    }

    private synchronized void clone(String name) {
      var postgres = server.owner("postgres");
      try (var connection =
              DriverManager.getConnection(
                  postgres.jdbcUrl(), postgres.user(), postgres.password().reveal());
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name + " TEMPLATE template_osiris");
      } catch (SQLException e) {
        throw new IllegalStateException("clone the template database", e);
      }
    }
  }
}

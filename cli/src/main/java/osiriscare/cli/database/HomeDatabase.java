package osiriscare.cli.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import osiriscare.cli.home.Home;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.database.DatabaseUrl;
import osiriscare.database.EmbeddedPostgres;
import osiriscare.database.EmbeddedPostgres.Durability;
import osiriscare.database.Migrations;
import osiriscare.protocol.id.Secret;

/// The database of a home: the one that the settings name, else a PostgreSQL of our own that runs
/// as long as this is open.
public final class HomeDatabase implements AutoCloseable {
  private static final String NAME = "osiris";
  private static final String JDBC = "jdbc:postgresql://";

  private final Optional<EmbeddedPostgres> server;
  private final DatabaseUrl owner;
  private final Home home;

  private HomeDatabase(Optional<EmbeddedPostgres> server, DatabaseUrl owner, Home home) {
    this.server = server;
    this.owner = owner;
    this.home = home;
  }

  /// Opens it.
  ///
  /// @param external the owner's way into a database that somebody else runs
  public static HomeDatabase open(Home home, Optional<DatabaseUrl> external) {
    if (external.isPresent()) {
      return new HomeDatabase(Optional.empty(), external.get(), home);
    }
    var server = EmbeddedPostgres.start(home.database().resolve("postgresql"), Durability.DURABLE);
    return new HomeDatabase(Optional.of(server), server.database(NAME), home);
  }

  /// Brings the schema and the programs' roles up to this build.
  ///
  /// @return how many migrations were applied
  public int migrate() {
    return Migrations.run(owner, receiverPassword(), centralPassword());
  }

  /// A file (0600) with the receiver's way in.
  public Path receiverUrl() {
    return urlFile("receiver-url", owner.as(Migrations.RECEIVER, receiverPassword()));
  }

  /// A file (0600) with Central's way in.
  public Path centralUrl() {
    return urlFile("central-url", owner.as(Migrations.CENTRAL, centralPassword()));
  }

  private Secret receiverPassword() {
    return home.secret(home.database().resolve("receiver-password"));
  }

  private Secret centralPassword() {
    return home.secret(home.database().resolve("central-password"));
  }

  private Path urlFile(String name, DatabaseUrl url) {
    var file = home.database().resolve(name);
    try {
      AtomicFile.writePrivate(file, text(url).reveal() + "\n");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("write " + file, e);
    }
  }

  static Secret text(DatabaseUrl url) {
    var place = url.jdbcUrl().substring(JDBC.length());
    return new Secret(
        "postgresql://" + encode(url.user()) + ":" + encode(url.password().reveal()) + "@" + place);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    server.ifPresent(EmbeddedPostgres::close);
  }
}

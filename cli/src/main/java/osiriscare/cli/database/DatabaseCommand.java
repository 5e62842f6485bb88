package osiriscare.cli.database;

import osiriscare.cli.CliSettings;
import osiriscare.cli.home.HomeLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `osiris db`.
@Command(name = "db", description = "Looks after the database.", mixinStandardHelpOptions = true)
public final class DatabaseCommand {
  private final CliSettings settings;

  public DatabaseCommand(CliSettings settings) {
    this.settings = settings;
  }

  @Command(
      name = "migrate",
      mixinStandardHelpOptions = true,
      description = {
        "Brings the database to the schema of this build.",
        "",
        "Runs as the owner of the tables on the database that DATABASE_URL (or DATABASE_URL_FILE)"
            + " names, else on the PostgreSQL of OSIRIS_HOME. Makes the roles of the programs and"
            + " leaves their addresses in OSIRIS_HOME/database/receiver-url and central-url (0600):"
            + " set DATABASE_URL_FILE of each program to its file.",
        ""
      })
  int migrate(@Option(names = "--json", description = "Answer in JSON.") boolean json) {
    var home = settings.home();
    // Somebody else's database may be migrated while our own programs use it; that is its point.
    try (var _ = settings.database().isPresent() ? null : HomeLock.take(home);
        var database = HomeDatabase.open(home, settings.database())) {
      int applied = database.migrate();
      var receiver = database.receiverUrl();
      var central = database.centralUrl();
      System.out.println(
          json
              ? "{\"applied\":" + applied + "}"
              : applied
                  + " migrations applied. The receiver's address lies in "
                  + receiver
                  + ", Central's in "
                  + central
                  + ".");
      return 0;
    }
  }
}

package osiriscare.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import osiriscare.cli.home.Home;
import osiriscare.daemon.settings.Settings;
import osiriscare.database.DatabaseUrl;

/// What the environment tells every command.
///
/// @param root the checkout or installation that we belong to
/// @param homeFolder OSIRIS_HOME; `.osiris` in the root when it is not set
/// @param port Central's; 0 means any free one
/// @param receiverPort the one after Central's when it is not set
/// @param flashpodsPort of the API of `run --flashpods`; 0 means any free one
/// @param database the owner's way into a database of your own
/// @param url where Central answers to the client commands
public record CliSettings(
    Path root,
    Path homeFolder,
    int port,
    int receiverPort,
    int flashpodsPort,
    Optional<DatabaseUrl> database,
    URI url) {
  private static final int PORT = 8000;
  private static final int FLASHPODS_PORT = 8080;
  private static final int PORT_MAX = 65_534;

  /// Reads the environment.
  ///
  /// @throws CommandFailed naming the variable that is wrong
  public static CliSettings from(Map<String, String> environment, Path root) {
    var settings = new Settings(environment);
    try {
      int port = settings.integer("OSIRIS_PORT", PORT, 0, PORT_MAX);
      return new CliSettings(
          root,
          settings.path("OSIRIS_HOME").orElse(root.resolve(".osiris")),
          port,
          settings.integer("OSIRIS_RECEIVER_PORT", port == 0 ? 0 : port + 1, 0, PORT_MAX + 1),
          settings.integer("FLASHPODS_PORT", FLASHPODS_PORT, 0, PORT_MAX + 1),
          settings.secret("DATABASE_URL").map(url -> DatabaseUrl.parse(url.reveal())),
          settings.uri("OSIRIS_URL").orElse(URI.create("http://127.0.0.1:" + port)));
    } catch (IllegalArgumentException | Settings.InvalidSetting e) {
      throw new CommandFailed(CommandFailed.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /// The home, made when it does not exist.
  public Home home() {
    return Home.open(homeFolder);
  }

  /// Flashpods' own home within it.
  public Home flashpodsHome() {
    return Home.open(homeFolder.resolve("flashpods"));
  }
}

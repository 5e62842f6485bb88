package osiriscare.flashpods.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import osiriscare.daemon.settings.Settings;
import osiriscare.protocol.id.Secret;

/// Where the API is and the token for it: from the environment or a file, never from arguments,
/// which everybody on the machine can read.
record CliSettings(URI url, Secret token) {
  private static final URI URL = URI.create("http://10.0.0.1:8080");

  /// @throws CommandFailed naming what is missing or wrong
  static CliSettings from(Map<String, String> environment) {
    var settings = new Settings(environment);
    try {
      var url = settings.uri("FLASHPODS_URL").orElse(URL);
      if (url.getHost() == null
          || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
        throw new CommandFailed("FLASHPODS_URL must be an http or https address");
      }
      return new CliSettings(url, token(settings));
    } catch (Settings.InvalidSetting e) {
      throw new CommandFailed(String.valueOf(e.getMessage()), e);
    }
  }

  private static Secret token(Settings settings) {
    var given = settings.secret("FLASHPODS_TOKEN");
    if (given.isPresent()) {
      return given.get();
    }
    var file = configFolder(settings).resolve("flashpods").resolve("token");
    if (!Files.isReadable(file)) {
      throw new CommandFailed(
          "No token: set FLASHPODS_TOKEN_FILE to its file, or put it into " + file);
    }
    return new Settings(Map.of("FLASHPODS_TOKEN_FILE", file.toString()))
        .secretFile("FLASHPODS_TOKEN_FILE")
        .orElseThrow();
  }

  private static Path configFolder(Settings settings) {
    return settings
        .path("XDG_CONFIG_HOME")
        .orElseGet(() -> settings.path("HOME").orElse(Path.of(".")).resolve(".config"));
  }
}

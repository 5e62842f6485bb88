package osiriscare.cli.central;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import osiriscare.cli.CliSettings;
import osiriscare.cli.CommandFailed;
import osiriscare.protocol.id.Secret;
import picocli.CommandLine.Option;

/// How a command finds Central and proves who it is.
public final class CentralOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where Central is (default: OSIRIS_URL, else 127.0.0.1 and OSIRIS_PORT).")
  private @Nullable URI url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with an API token (default: admin-token in OSIRIS_HOME).")
  private @Nullable Path tokenFile;

  /// A client by these options.
  ///
  /// @throws CommandFailed when there is no token
  public CentralClient connect(CliSettings settings) {
    var file =
        Optional.ofNullable(tokenFile)
            .orElseGet(() -> settings.homeFolder().resolve("admin-token"));
    try {
      return new CentralClient(
          Optional.ofNullable(url).orElse(settings.url()),
          new Secret(Files.readString(file).strip()));
    } catch (IOException _) {
      throw new CommandFailed(
          CommandFailed.USAGE,
          "No API token can be read from " + file + ": start ./run once, or name a --token-file.");
    }
  }
}

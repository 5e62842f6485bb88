package osiriscare.appliance.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.id.ApiKey;

/// The API key as a file of the state folder: for the time of a claim, and for good where the
/// configuration file is public (on NixOS it lies in the store).
public final class ApiKeyFile {
  private ApiKeyFile() {}

  /// Reads the key, or makes one.
  ///
  /// @throws ConfigException when the file is torn; it is never replaced
  public static ApiKey make(Path stateDir, SecureRandom random) throws IOException {
    var file = of(stateDir);
    if (!Files.exists(file)) {
      AtomicFile.createPrivateFolder(stateDir.resolve("keys"));
      AtomicFile.writePrivate(file, ApiKey.generate(random).reveal() + "\n");
    }
    return read(file);
  }

  /// The key of the state folder, when there is one.
  static Optional<ApiKey> find(Path stateDir) {
    var file = of(stateDir);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /// Reads a file that holds a key and nothing else.
  ///
  /// @throws ConfigException when it does not
  static ApiKey read(Path file) {
    try {
      return new ApiKey(Files.readString(file).strip());
    } catch (IOException _) {
      throw new ConfigException(file, "cannot be read");
    } catch (IllegalArgumentException e) {
      throw new ConfigException(file, String.valueOf(e.getMessage()));
    }
  }

  /// Whether a key waits in the state folder: a claim was begun, or the key lives there.
  public static boolean exists(Path stateDir) {
    return Files.exists(of(stateDir));
  }

  /// Forgets the key, once the configuration file holds it.
  public static void delete(Path stateDir) throws IOException {
    Files.deleteIfExists(of(stateDir));
  }

  private static Path of(Path stateDir) {
    return stateDir.resolve("keys/api.key");
  }
}

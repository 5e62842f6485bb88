package osiriscare.central.secret;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import osiriscare.protocol.id.Secret;

/// Finds the secrets that settings name: each in a file of its own, or in the one file that SOPS
/// encrypted, by a name such as `sops:mcp/api_key`.
public final class SecretSource {
  /// Knows files only.
  public static final SecretSource FILES = new SecretSource(Optional.empty());

  private static final String PREFIX = "sops:";
  private final Optional<SopsFile> sops;

  private SecretSource(Optional<SopsFile> sops) {
    this.sops = sops;
  }

  /// As the environment says: `OSIRIS_SOPS_FILE`, `OSIRIS_AGE_KEY_FILE` and, when it is not the
  /// machine's, `OSIRIS_SOPS_PROGRAM`.
  ///
  /// @throws IllegalArgumentException naming the variable
  public static SecretSource of(Map<String, String> environment) {
    var file = path(environment, "OSIRIS_SOPS_FILE");
    var key = path(environment, "OSIRIS_AGE_KEY_FILE");
    if (file.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException(
          file.isPresent()
              ? "OSIRIS_AGE_KEY_FILE is required with OSIRIS_SOPS_FILE"
              : "OSIRIS_SOPS_FILE is required with OSIRIS_AGE_KEY_FILE");
    }
    var program = path(environment, "OSIRIS_SOPS_PROGRAM");
    if (program.filter(path -> !path.isAbsolute()).isPresent()) {
      throw new IllegalArgumentException("OSIRIS_SOPS_PROGRAM must be an absolute path");
    }
    return new SecretSource(
        file.flatMap(encrypted ->
            key.map(opener ->
                new SopsFile(encrypted, opener, program.map(Path::toString).orElse("sops")))));
  }

  private static Optional<Path> path(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(Path::of);
  }

  /// Reads one.
  ///
  /// @param name a path, or `sops:` and the place in the encrypted file
  /// @throws IllegalStateException when it is not there, or anybody else could have changed or read
  ///   it
  public Secret read(String name) {
    if (!name.startsWith(PREFIX)) {
      return SecretFile.read(Path.of(name));
    }
    return sops.orElseThrow(() ->
            new IllegalStateException(
                "a secret is named by sops:, but OSIRIS_SOPS_FILE is not set"))
        .read(name.substring(PREFIX.length()));
  }
}

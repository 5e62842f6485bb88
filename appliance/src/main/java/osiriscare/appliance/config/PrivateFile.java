package osiriscare.appliance.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/// A file that holds a secret: read only when nobody but its owner may read or write it, because
/// what others could read is no secret any more. Errors name the setting, never the file or what is
/// in it.
public final class PrivateFile {
  private static final Set<PosixFilePermission> ALLOWED =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private PrivateFile() {}

  /// Refuses a file that others may read or write.
  ///
  /// @param setting the key of `config.yaml` that names it
  /// @throws ConfigException when it is missing or open to others
  public static void check(Path file, String setting) {
    Set<PosixFilePermission> permissions;
    try {
      permissions = Files.getPosixFilePermissions(file);
    } catch (IOException _) {
      throw new ConfigException(setting, "names a file that cannot be read");
    }
    if (!ALLOWED.containsAll(permissions)) {
      throw new ConfigException(setting, "names a file with a mode looser than 0600");
    }
  }

  /// Its text, without white space around it.
  ///
  /// @throws ConfigException when it is missing, open to others or empty
  public static String read(Path file, String setting) {
    check(file, setting);
    try {
      var text = Files.readString(file).strip();
      if (!text.isEmpty()) {
        return text;
      }
    } catch (IOException _) {
      throw new ConfigException(setting, "names a file that cannot be read");
    }
    throw new ConfigException(setting, "names an empty file");
  }
}

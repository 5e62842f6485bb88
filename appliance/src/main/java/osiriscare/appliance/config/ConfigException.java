package osiriscare.appliance.config;

import java.nio.file.Path;

/// A file of ours is torn or wrong. It is left as it is; the daemon does not start with defaults in
/// its place.
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(Path file, String what) {
    super(
        file
            + ": "
            + what
            + ". The file was left as it is; repair it, or move it away to provision anew.");
  }

  /// For what a setting names: neither the file nor what is in it is said, since the text is
  /// logged.
  public ConfigException(String setting, String what) {
    super(setting + " " + what);
  }
}

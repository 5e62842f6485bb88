package osiriscare.appliance.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.config.PrivateFile;

/// A file with a provision code, by which an appliance is put into service with nobody at its
/// console. It holds the code and nothing else, and only its owner may read it.
///
/// @param path where it is, if it is
public record ProvisionFile(Path path) {
  private static final String SETTING = "--provision-file";
  private static final int BYTES_MAX = 1000;

  /// What was found.
  sealed interface Content {
    /// No file.
    record Nothing() implements Content {}

    /// A file that is not to be used.
    ///
    /// @param why a sentence for whoever comes to the console
    record Unusable(String why) implements Content {}

    /// What may be a code.
    record Code(String text) implements Content {}
  }

  /// Looks at the file; never throws, because a bad file must not keep anybody from typing a code.
  Content read() {
    try {
      if (!Files.exists(path)) {
        return new Content.Nothing();
      }
      if (Files.size(path) > BYTES_MAX) {
        return new Content.Unusable(SETTING + " names a file that holds more than a code");
      }
      return new Content.Code(PrivateFile.read(path, SETTING));
    } catch (IOException _) {
      return new Content.Unusable(SETTING + " names a file that cannot be read");
    } catch (ConfigException e) {
      return new Content.Unusable(String.valueOf(e.getMessage()));
    }
  }

  /// Deletes the file; its code is of no use any more.
  ///
  /// @return whether it is gone
  boolean delete() {
    try {
      Files.deleteIfExists(path);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}

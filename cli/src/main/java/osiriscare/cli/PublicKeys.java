package osiriscare.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import osiriscare.evidence.signing.VerifyingKey;

/// Public keys as a person names them on the command line.
public final class PublicKeys {
  private PublicKeys() {}

  /// Reads 64 hex digits, or a file with one key per line.
  ///
  /// @throws CommandFailed when it is neither
  public static List<VerifyingKey> of(String hexOrFile) {
    try {
      var text =
          hexOrFile.matches("[0-9a-fA-F]{64}")
              ? hexOrFile
              : Files.readString(Path.of(hexOrFile)).strip();
      return text.lines().map(line -> VerifyingKey.ofHex(line.toLowerCase(Locale.ROOT))).toList();
    } catch (IOException | IllegalArgumentException _) {
      throw new CommandFailed(
          CommandFailed.USAGE,
          "--key: " + hexOrFile + " is neither a public key nor a file of one");
    }
  }
}

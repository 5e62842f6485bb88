package osiriscare.appliance.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.file.AtomicFile;

/// Where the login screens of the machine find the short code that a phone can type: one line,
/// `ABCD-EFGH until 10:42` (UTC), while there is one. Neither the provision code nor what opens it
/// is ever in it.
///
/// @param path in a folder of our own
public record ShortCodeFile(Path path) {
  static final DateTimeFormatter CLOCK_TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Says the short code. When that fails it is only on the console.
  void write(PhoneHandOver.Open open) {
    try {
      AtomicFile.writePrivate(
          path, open.shortCode().grouped() + " until " + CLOCK_TIME.format(open.until()) + "\n");
    } catch (IOException e) {
      warn(e);
    }
  }

  /// Says none any more.
  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      warn(e);
    }
  }

  private static void warn(IOException e) {
    LoggerFactory.getLogger(ShortCodeFile.class)
        .atWarn()
        .setCause(e)
        .log("the login screens do not say the short code as it is");
  }
}

package osiriscare.central.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.protocol.id.Secret;

/// One file that SOPS encrypted for our age key; read by the real SOPS, which gives a value to its
/// standard output and nowhere else.
///
/// @param program a name that is found in the system's folders, or an absolute path
record SopsFile(Path file, Path ageKey, String program) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int BYTES_MAX = 4096;
  private static final int FOR_OTHERS = 077;
  private static final int WRITE_FOR_OTHERS = 022;

  /// The secret at a place such as `mcp/api_key`.
  ///
  /// @throws IllegalStateException when it cannot be had, or a file is open to others
  Secret read(String place) {
    if (!place.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")) {
      throw new IllegalStateException("sops:" + place + " must be names with / between them");
    }
    // Whoever reads the key reads every secret; whoever writes the file chooses them, for SOPS
    // signs for nobody.
    requireOurs(ageKey, FOR_OTHERS, "OSIRIS_AGE_KEY_FILE must be ours, with mode 0400 or 0600");
    requireOurs(
        file, WRITE_FOR_OTHERS, "OSIRIS_SOPS_FILE must be ours and for nobody else to write");
    var path =
        Arrays.stream(place.split("/"))
            .map(name -> "[\"" + name + "\"]")
            .collect(Collectors.joining());
    var result =
        new ProcessRunner(LIMIT, BYTES_MAX)
            .run(
                "env",
                "SOPS_AGE_KEY_FILE=" + ageKey.toAbsolutePath(),
                program,
                "--decrypt",
                "--extract",
                path,
                file.toAbsolutePath().toString());
    if (result instanceof ProcessResult.Exited exited) {
      if (exited.exitCode() == 0 && !exited.isTruncated() && !exited.output().isBlank()) {
        return new Secret(exited.output().strip());
      }
      throw new IllegalStateException("sops:" + place + " " + why(exited));
    }
    throw new IllegalStateException("sops:" + place + " cannot be read: SOPS did not run");
  }

  // What SOPS says by itself is not passed on; its statuses say enough.
  private static String why(ProcessResult.Exited exited) {
    return switch (exited.exitCode()) {
      case 0 -> "is empty, or too large to be a secret";
      case 51 -> "lies in a file that was changed by somebody without a key";
      case 127 -> "cannot be read: SOPS is not installed";
      case 128 -> "lies in a file that our age key does not open";
      default -> "cannot be read: SOPS ended with " + exited.exitCode();
    };
  }

  private static void requireOurs(Path file, int forbidden, String message) {
    try {
      int owner = (Integer) Files.getAttribute(file, "unix:uid");
      int mode = (Integer) Files.getAttribute(file, "unix:mode");
      int we = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      if ((owner != we && owner != 0) || (mode & forbidden) != 0) {
        throw new IllegalStateException(message);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("look at " + file, e);
    }
  }
}

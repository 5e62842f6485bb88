package osiriscare.testkit.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs Schemathesis, a property-based tester of APIs, against a running door. `dev/setup
/// schemathesis` installs it.
public final class ApiFuzzer {
  /// Where `dev/setup` puts it, from a module's folder.
  private static final Path PROGRAM = Path.of("../.osiris/tools/schemathesis/bin/schemathesis");

  private static final int EXAMPLES_MAX = 25;
  private static final long SEED = 20261121;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private ApiFuzzer() {}

  /// How a run ended, and what it said.
  public record Outcome(int exitCode, String said) {}

  /// Calls every operation of the document and looks for server errors.
  ///
  /// @param bearer who calls
  /// @param longest how long the fuzzing may take beyond the examples of each operation
  /// @param without paths to leave out, as regular expressions
  public static Outcome run(
      URI door, Path document, String bearer, Duration longest, List<String> without) {
    try {
      var home = Files.createTempDirectory("osiris-fuzz");
      var config = home.resolve("schemathesis.toml");
      // In a file, because arguments can be read by everybody on the machine.
      Files.writeString(config, "headers = { Authorization = \"Bearer " + bearer + "\" }\n");
      var said = home.resolve("said.txt");
      var process =
          new ProcessBuilder(command(door, document, config, longest, without))
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the fuzzer did not end: " + Files.readString(said));
      }
      return new Outcome(process.exitValue(), Files.readString(said));
    } catch (IOException e) {
      throw new UncheckedIOException("run " + PROGRAM + "; dev/setup schemathesis installs it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command(
      URI door, Path document, Path config, Duration longest, List<String> without) {
    var command =
        new ArrayList<>(
            List.of(
                PROGRAM.toAbsolutePath().normalize().toString(),
                "--config-file",
                config.toString(),
                "run",
                document.toAbsolutePath().normalize().toString(),
                "--url",
                door.toString(),
                "--checks",
                "not_a_server_error",
                "--phases",
                "examples,coverage,fuzzing",
                "--max-examples",
                Integer.toString(EXAMPLES_MAX),
                "--max-time",
                Long.toString(longest.toSeconds()),
                "--seed",
                Long.toString(SEED),
                // Two would parse Python at once, which Python 3.11 sometimes fails at.
                "--workers",
                "1",
                "--request-timeout",
                "20",
                "--suppress-health-check",
                "all",
                "--warnings",
                "off",
                "--continue-on-failure"));
    for (var path : without) {
      command.add("--exclude-path-regex");
      command.add(path);
    }
    return command;
  }
}

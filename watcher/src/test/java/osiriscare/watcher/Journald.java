package osiriscare.watcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import osiriscare.testkit.Await;

/// A real systemd-journald in a mount namespace of its own, whose sockets and files lie in a folder
/// of the test.
final class Journald implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String SCRIPT =
      """
      mount -t tmpfs none /run &&
      mkdir -p /run/systemd/journal /run/log/journal &&
      mount --bind "$1/sockets" /run/systemd/journal &&
      mount --bind "$1/journal" /run/log/journal &&
      exec /lib/systemd/systemd-journald
      """;

  private final Path folder;
  private final Process process;

  private Journald(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  static Journald start(Path folder) {
    try {
      Files.createDirectories(folder.resolve("sockets"));
      Files.createDirectories(folder.resolve("journal"));
      var process =
          new ProcessBuilder(
                  "unshare",
                  "-m",
                  "--propagation",
                  "private",
                  "sh",
                  "-c",
                  SCRIPT,
                  "journald",
                  folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("journald.log").toFile())
              .start();
      var journald = new Journald(folder, process);
      Await.until(
          "journald listens",
          LIMIT,
          () -> Files.exists(folder.resolve("sockets/dev-log")) && journald.hasFiles());
      return journald;
    } catch (IOException e) {
      throw new UncheckedIOException("start journald", e);
    }
  }

  /// Folder of the journal's files.
  Path files() {
    try (var machines = Files.list(folder.resolve("journal"))) {
      return machines.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("list the journal", e);
    }
  }

  /// Writes lines into the journal, as a program called `tag` would.
  void log(String tag, List<String> lines) {
    try {
      var input = Files.write(folder.resolve("lines"), lines);
      var logger =
          new ProcessBuilder(
                  "logger", "--tag", tag, "--socket", folder.resolve("sockets/dev-log").toString())
              .redirectInput(input.toFile())
              .start();
      if (logger.waitFor() != 0) {
        throw new IllegalStateException("logger ended with " + logger.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("write to the journal", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private boolean hasFiles() {
    try (Stream<Path> files = Files.walk(folder.resolve("journal"))) {
      return files.anyMatch(file -> file.getFileName().toString().equals("system.journal"));
    } catch (IOException e) {
      throw new UncheckedIOException("list the journal", e);
    }
  }
}

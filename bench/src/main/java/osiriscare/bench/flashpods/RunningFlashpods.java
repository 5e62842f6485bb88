package osiriscare.bench.flashpods;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;

/// `./run --flashpods` in a folder of its own, and the Podman that it started.
final class RunningFlashpods implements AutoCloseable {
  private static final long STOP_SECONDS_MAX = 90;

  private final Process process;
  private final Path home;
  private final Fields told;

  private RunningFlashpods(Process process, Path home, Fields told) {
    this.process = process;
    this.home = home;
    this.told = told;
  }

  /// Starts it and waits until its first job has ended.
  static RunningFlashpods start(Path home) throws IOException {
    var builder = new ProcessBuilder("./run", "--json", "--flashpods");
    builder
        .environment()
        .putAll(
            Map.of(
                "OSIRIS_HOME", home.toString(),
                "FLASHPODS_PORT", "0",
                "FLASHPODS_REQUESTS_PER_SECOND", "1000000",
                "FLASHPODS_DISK_PERCENT_MAX", "100"));
    var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    Fields told = null;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var event = Json.object(line, "line");
      switch (event.text("event", 100)) {
        case "flashpods" -> told = event;
        case "job" -> {
          if (told != null) {
            return new RunningFlashpods(process, home.resolve("flashpods"), told);
          }
        }
        case "error" -> throw new IOException(event.text("text", 10_000));
        default -> {}
      }
    }
    throw new IOException("./run --flashpods ended");
  }

  URI url() {
    return URI.create(told.text("url", 200));
  }

  String token() throws IOException {
    return Files.readString(Path.of(told.text("token_file", 1000))).strip();
  }

  String image() {
    return told.text("image", 200);
  }

  /// A command of the same Podman with the same store.
  ProcessBuilder podman(String... arguments) {
    var builder = new ProcessBuilder(arguments);
    builder.command().addFirst("podman");
    var containers = home.resolve("containers");
    builder.environment().put("CONTAINERS_CONF", containers.resolve("containers.conf").toString());
    builder
        .environment()
        .put("CONTAINERS_STORAGE_CONF", containers.resolve("storage.conf").toString());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

package osiriscare.cli.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;

/// `./run --json` as a newcomer starts it, and what it has said so far.
final class RunningLauncher implements AutoCloseable {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Process process;
  private final List<Fields> events = new ArrayList<>(); // guarded by this
  private final Path home;
  private final Path errors;

  private RunningLauncher(
      Path home, int port, Path errors, List<String> arguments, Map<String, String> environment)
      throws IOException {
    this.home = home;
    this.errors = errors;
    var command =
        new ArrayList<>(
            // Who starts the tests in the background has SIGINT ignored, and we would inherit that.
            List.of("env", "--default-signal=INT", CHECKOUT.resolve("run").toString(), "--json"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(CHECKOUT.toFile());
    builder.environment().put("OSIRIS_HOME", home.toString());
    builder.environment().put("OSIRIS_PORT", Integer.toString(port));
    builder.environment().keySet().removeAll(List.of("DATABASE_URL", "OSIRIS_RECEIVER_PORT"));
    builder.environment().putAll(environment);
    builder.redirectError(errors.toFile());
    this.process = builder.start();
    Thread.ofVirtual().start(this::read);
  }

  /// Starts it; port 0 takes any free one.
  static RunningLauncher start(Path home, int port, String... arguments) throws IOException {
    var errors = Files.createTempFile(home.getParent(), "errors", ".txt");
    return new RunningLauncher(home, port, errors, List.of(arguments), Map.of());
  }

  /// Starts it on any free port with more in its environment.
  static RunningLauncher start(
      Path home, int port, Map<String, String> environment, String... arguments)
      throws IOException {
    var errors = Files.createTempFile(home.getParent(), "errors", ".txt");
    return new RunningLauncher(home, port, errors, List.of(arguments), environment);
  }

  /// The built program of this module.
  static Path jar(String module) throws IOException {
    try (var jars =
        Files.newDirectoryStream(CHECKOUT.resolve(module + "/target"), module + "-*.jar")) {
      return jars.iterator().next();
    }
  }

  private void read() {
    try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var event = Json.object(line, "line");
        synchronized (this) {
          events.add(event);
          notifyAll();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("read what the launcher says", e);
    }
  }

  /// All events of this name so far.
  synchronized List<Fields> events(String name) {
    return events.stream().filter(event -> event.text("event").equals(name)).toList();
  }

  /// Waits for the first event of this name.
  synchronized Fields await(String name) throws InterruptedException {
    var deadline = Instant.now().plus(LIMIT);
    while (events(name).isEmpty()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new AssertionError("no event " + name + "; it said " + said());
      }
      wait(500);
    }
    return events(name).getFirst();
  }

  /// Waits for its end.
  ///
  /// @return its exit status
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it said " + said());
    }
    return process.exitValue();
  }

  /// Asks it to stop, as a terminal does.
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  void kill() {
    process.destroyForcibly();
  }

  /// Everything of ours that runs with this home: all but the launcher name it in their arguments
  /// or environment.
  static List<ProcessHandle> processesOf(Path home) {
    return ProcessHandle.allProcesses().filter(handle -> mentions(handle.pid(), home)).toList();
  }

  private static boolean mentions(long pid, Path home) {
    return Optional.of(Path.of("/proc/" + pid))
        .filter(folder ->
            contains(folder.resolve("cmdline"), home) || contains(folder.resolve("environ"), home))
        .isPresent();
  }

  private static boolean contains(Path file, Path home) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(home.toString());
    } catch (IOException _) {
      return false;
    }
  }

  /// Waits until it is so.
  static void await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    await(condition, limit, Duration.ofMillis(100));
  }

  /// Waits until it is so.
  ///
  /// @param every how long it does not ask again: Central answers an account so often in a minute
  static void await(BooleanSupplier condition, Duration limit, Duration every)
      throws InterruptedException {
    var deadline = Instant.now().plus(limit);
    var pause = new Object();
    synchronized (pause) {
      while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
        pause.wait(every.toMillis());
      }
    }
  }

  /// All of what it said, for the message of a failed test.
  synchronized String said() {
    var text = new StringBuilder();
    events.forEach(event -> text.append('\n').append(Json.text(event.tree())));
    try {
      return text.append("\nand on stderr: ").append(Files.readString(errors)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("read " + errors, e);
    }
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() {
    process.toHandle().destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      await(() -> processesOf(home).isEmpty(), Duration.ofSeconds(20));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

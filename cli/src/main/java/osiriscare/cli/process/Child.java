package osiriscare.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import osiriscare.daemon.process.ProcessRunner;

/// A running program of ours. It has a session of its own, so that Ctrl-C reaches only us and we
/// stop it when its turn comes; the kernel kills it when we are killed.
public final class Child implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(12);
  private static final Path NOTHING = Path.of("/dev/null");

  private final Program program;
  private final Process process;

  /// What to start.
  ///
  /// @param environment the whole of it; nothing is inherited
  public record Program(
      String name, List<String> command, Map<String, String> environment, LogFile log) {
    public Program {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  private Child(Program program, Process process) {
    this.program = program;
    this.process = process;
  }

  /// Starts a program.
  ///
  /// @throws IllegalStateException when this machine lacks what it takes
  public static Child start(Program program) {
    var builder = new ProcessBuilder(command(program)).redirectErrorStream(true);
    builder.redirectInput(NOTHING.toFile());
    builder.environment().clear();
    builder.environment().putAll(program.environment());
    var started = new CompletableFuture<Process>();
    // The kernel takes the end of the *thread* that forked for the end of the parent, so it stays.
    Thread.ofPlatform()
        .name(program.name())
        .daemon()
        .start(() -> startAndCopy(builder, program.log(), started));
    try {
      return new Child(program, started.join());
    } catch (CompletionException e) {
      throw new IllegalStateException("start " + program.name(), e.getCause());
    }
  }

  private static List<String> command(Program program) {
    var command = new ArrayList<String>();
    command.add(required("setsid"));
    command.addAll(List.of(required("setpriv"), "--pdeathsig", "KILL"));
    command.addAll(program.command());
    return command;
  }

  private static String required(String tool) {
    return ProcessRunner.find(tool)
        .orElseThrow(() -> new IllegalStateException(tool + " is needed: install util-linux"))
        .toString();
  }

  private static void startAndCopy(
      ProcessBuilder builder, LogFile log, CompletableFuture<Process> started) {
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      started.completeExceptionally(e);
      return;
    }
    started.complete(process);
    try (var output = process.getInputStream()) {
      var buffer = new byte[8192];
      for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
        log.append(buffer, n);
      }
    } catch (IOException e) {
      // A program that nobody listens to would block or hide its troubles.
      process.destroyForcibly();
      throw new UncheckedIOException("write " + log.path(), e);
    } finally {
      process.onExit().join();
    }
  }

  /// Its name in messages.
  public String name() {
    return program.name();
  }

  /// What it says.
  public LogFile log() {
    return program.log();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Its exit status, once it has ended.
  public CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /// Waits until it ends or the time is over.
  ///
  /// @return whether it ended
  public boolean awaitExit(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Asks it to stop, without waiting.
  public void askToStop() {
    // Not Process.destroy: that closes the pipe that its last words are still read from.
    process.toHandle().destroy();
  }

  /// Asks it to stop and waits; when it takes too long, it is killed.
  @Override
  public void close() {
    askToStop();
    try {
      if (!awaitExit(STOP_MAX)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import osiriscare.daemon.process.ProcessRunner;

/// A running program of ours. It has a session of its own, so that Ctrl-C reaches only us and we
/// stop it when its turn comes; the kernel kills it when we are killed.
public final class Child implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(12);

  /// What waits in the pipe is read at once; a grandchild may hold the pipe open for ever.
  private static final Duration LAST_WORDS_MAX = Duration.ofSeconds(2);

  private static final Path NOTHING = Path.of("/dev/null");

  private final Program program;
  private final Process process;
  private final CompletableFuture<Integer> exit;

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

  private Child(Program program, Process process, CompletableFuture<Void> copied) {
    this.program = program;
    this.process = process;
    exit =
        process
            .onExit()
            .thenCompose(ended ->
                copied
                    .copy()
                    .completeOnTimeout(null, LAST_WORDS_MAX.toMillis(), TimeUnit.MILLISECONDS)
                    .handle((_, _) -> ended.exitValue()));
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
    var copied = new CompletableFuture<Void>();
    // The kernel takes the end of the *thread* that forked for the end of the parent, so it stays.
    Thread.ofPlatform()
        .name(program.name())
        .daemon()
        .start(() -> startAndCopy(builder, program.log(), started, copied));
    try {
      return new Child(program, started.join(), copied);
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
      ProcessBuilder builder,
      LogFile log,
      CompletableFuture<Process> started,
      CompletableFuture<Void> copied) {
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
      copied.complete(null);
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

  /// Its exit status, once it has ended and its last words are in the log.
  public CompletableFuture<Integer> exit() {
    return exit.copy();
  }

  /// Waits until it has ended and its last words are in the log, or the time is over.
  ///
  /// @return whether it ended
  public boolean awaitExit(Duration limit) throws InterruptedException {
    try {
      exit.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("wait for " + program.name(), e);
    }
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

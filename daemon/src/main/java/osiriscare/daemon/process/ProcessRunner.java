package osiriscare.daemon.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs external programs: an argument list and never a shell, locale `C.UTF-8` and no inherited
/// environment, a time limit after which the whole process tree is killed, and a cap on what is
/// kept of the output.
public final class ProcessRunner {
  /// Characters kept of each stream when the caller names no other cap.
  public static final int OUTPUT_MAX = 1_000_000;

  // A child that outlives its parent keeps the pipes open; it may not keep us.
  private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(1);

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/run/current-system/sw/bin"),
          Path.of("/usr/local/sbin"),
          Path.of("/usr/local/bin"),
          Path.of("/usr/sbin"),
          Path.of("/usr/bin"),
          Path.of("/sbin"),
          Path.of("/bin"));

  private final Duration limit;
  private final int outputMax;

  public ProcessRunner(Duration limit) {
    this(limit, OUTPUT_MAX);
  }

  /// @param limit longest run
  /// @param outputMax bytes kept of each stream; the rest is read and dropped, so that the program
  ///   does not block
  public ProcessRunner(Duration limit, int outputMax) {
    this.limit = limit;
    this.outputMax = outputMax;
  }

  /// Where a program lies, looked for in the system's folders only.
  public static Optional<Path> find(String program) {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Runs a program of the system's folders.
  public ProcessResult run(String program, String... arguments) {
    var path = find(program);
    if (path.isEmpty()) {
      return new ProcessResult.NotStarted(program + " is not installed");
    }
    var command = new ArrayList<String>();
    command.add(path.get().toString());
    command.addAll(List.of(arguments));
    return run(command);
  }

  private ProcessResult run(List<String> command) {
    var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder
        .environment()
        .put("PATH", String.join(":", FOLDERS.stream().map(Path::toString).toList()));
    Process process;
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException _) {
      return new ProcessResult.NotStarted(command.getFirst() + " cannot be run");
    }
    // Both streams at once: a program that fills one while we read the other would hang for ever.
    var output = new OutputCapture(process.getInputStream(), outputMax);
    var errors = new OutputCapture(process.getErrorStream(), outputMax);
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new ProcessResult.TimedOut();
      }
      output.awaitEnd(ORPHAN_LIMIT);
      errors.awaitEnd(ORPHAN_LIMIT);
      return new ProcessResult.Exited(
          process.exitValue(),
          output.text(),
          errors.text(),
          output.isTruncated() || errors.isTruncated());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new ProcessResult.TimedOut();
    } finally {
      killTree(process);
    }
  }

  private static void killTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.getInputStream().close();
      process.getErrorStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("close the pipes of a program", e);
    }
  }
}

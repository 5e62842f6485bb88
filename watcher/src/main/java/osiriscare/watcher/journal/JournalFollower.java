package osiriscare.watcher.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// One run of `journalctl --follow`, from a place on. When we are slow it waits: the journal is the
/// buffer.
public final class JournalFollower implements AutoCloseable {
  private static final int LINES_AHEAD = 1000;
  private static final int LINES_PER_BATCH = 500;
  private static final int LINE_MAX = 1 << 20;
  private static final String FIELDS =
      "MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,_SYSTEMD_UNIT,UNIT,_HOSTNAME";

  private final Process process;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES_AHEAD);
  private final Thread reader;

  private JournalFollower(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().name("journal-reader").start(this::readAll);
  }

  /// Follows the journal after this place, or from its beginning.
  ///
  /// @param folder of the journal's files; empty for this machine's own
  public static JournalFollower after(Optional<String> cursor, Optional<Path> folder)
      throws IOException {
    var command = command(folder);
    command.addAll(List.of("--follow", "--no-tail", "--output-fields=" + FIELDS));
    cursor.ifPresent(place -> command.add("--after-cursor=" + place));
    var builder =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8");
    var process = builder.start();
    process.getOutputStream().close();
    return new JournalFollower(process);
  }

  /// The place of the journal's last line: where a host is watched from on. Empty when the journal
  /// is.
  ///
  /// @throws IOException when it cannot be read
  public static Optional<String> end(Optional<Path> folder) throws IOException {
    var arguments = command(folder);
    arguments.removeFirst();
    arguments.addAll(List.of("--lines=1", "--output-fields=PRIORITY"));
    var result =
        new ProcessRunner(Duration.ofSeconds(30))
            .run("journalctl", arguments.toArray(String[]::new));
    return switch (result) {
      case ProcessResult.Exited exited when exited.exitCode() == 0 ->
          exited
              .output()
              .lines()
              .findFirst()
              .flatMap(JournalEntry::parse)
              .map(JournalEntry::cursor);
      case ProcessResult.Exited exited ->
          throw new IOException("journalctl ended with " + exited.exitCode());
      case ProcessResult.TimedOut _ -> throw new IOException("journalctl did not answer");
      case ProcessResult.NotStarted(var why) -> throw new IOException(why);
    };
  }

  private static List<String> command(Optional<Path> folder) throws IOException {
    var program =
        ProcessRunner.find("journalctl")
            .orElseThrow(() -> new IOException("journalctl is not installed"));
    var command =
        new ArrayList<>(List.of(program.toString(), "--output=json", "--quiet", "--no-pager"));
    folder.ifPresent(path -> command.add("--directory=" + path));
    return command;
  }

  /// The next lines, as many as there are; empty when none came within `wait`.
  public List<String> next(Duration wait) throws InterruptedException {
    var batch = new ArrayList<String>();
    var first = lines.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      lines.drainTo(batch, LINES_PER_BATCH - 1);
    }
    return batch;
  }

  /// Whether it is over: the program ended and all its lines were handed out.
  public boolean isOver() {
    return !reader.isAlive() && lines.isEmpty();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    reader.interrupt();
  }

  private void readAll() {
    try (var input =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      var line = new StringBuilder();
      for (int c = input.read(); c >= 0; c = input.read()) {
        if (c == '\n') {
          lines.put(line.toString());
          line.setLength(0);
        } else if (line.length() < LINE_MAX) {
          line.append((char) c);
        }
      }
    } catch (IOException | InterruptedException _) {
      // Closed, or the program was killed: what was read until then stands.
    }
  }
}

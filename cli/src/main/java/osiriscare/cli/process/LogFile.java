package osiriscare.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// What a program says, on disk. When the file is full it becomes `NAME.1`, and the one before it
/// goes.
public final class LogFile {
  /// Size at which a new file begins.
  static final long BYTES_MAX = 5L * 1024 * 1024;

  private final Path file;
  private final long bytesMax;

  public LogFile(Path file) {
    this(file, BYTES_MAX);
  }

  LogFile(Path file, long bytesMax) {
    this.file = file;
    this.bytesMax = bytesMax;
  }

  /// Where it lies.
  public Path path() {
    return file;
  }

  /// Appends these bytes.
  synchronized void append(byte[] bytes, int length) throws IOException {
    if (Files.exists(file) && Files.size(file) + length > bytesMax) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    try (var out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(bytes, 0, length);
    }
  }

  /// Its last lines.
  public synchronized List<String> tail(int linesMax) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - linesMax), lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException("read " + file, e);
    }
  }
}

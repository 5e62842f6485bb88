package osiriscare.flashpods.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import osiriscare.flashpods.container.OutputConsumer.OutputStreamName;

/// Reads what a container printed from the file that its monitor (conmon) writes, record by record:
/// `TIME STREAM F|P TEXT`, where P marks a line that goes on in the next record. The file itself is
/// read, not Podman's log route, because that is slow and loses the bytes at the end of lines.
final class OutputFile implements AutoCloseable {
  // conmon cuts lines into records of 8 KiB at most.
  private static final int RECORD_BYTES_MAX = 16 * 1024;
  private static final int BUFFER_BYTES = 1024 * 1024;
  // Always as wide: 2026-11-21T13:15:00.123456789+00:00 stdout F
  private static final int HEAD_BYTES = 45;

  private final Path path;
  private final OutputConsumer output;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private OutputStreamName packedStream = OutputStreamName.STDOUT;
  private int packed;
  private long stdoutToSkip;
  private long stderrToSkip;
  private Optional<InputStream> in = Optional.empty();
  private Optional<Object> identity = Optional.empty();

  OutputFile(Path path, OutputPosition known, OutputConsumer output) {
    this.path = path;
    this.output = output;
    this.stdoutToSkip = known.stdoutBytes();
    this.stderrToSkip = known.stderrBytes();
  }

  /// Hands over what is there now.
  ///
  /// @return whether there was anything
  boolean drain() throws IOException {
    boolean any = false;
    while (open()) {
      int count = in.orElseThrow().read(buffer, filled, buffer.length - filled);
      if (count > 0) {
        filled += count;
        consumeRecords();
        any = true;
      } else if (!reopen()) {
        return any;
      }
    }
    return any;
  }

  private boolean open() throws IOException {
    if (in.isPresent()) {
      return true;
    }
    try {
      in = Optional.of(Files.newInputStream(path));
      identity = identity();
      filled = 0;
      return true;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  // At its size limit conmon begins a new file under the same name.
  private boolean reopen() throws IOException {
    var now = identity();
    if (now.isEmpty() || now.equals(identity)) {
      return false;
    }
    close();
    return true;
  }

  private Optional<Object> identity() throws IOException {
    try {
      return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private void consumeRecords() throws IOException {
    int start = 0;
    for (int end = recordEnd(start); end >= 0; end = recordEnd(start)) {
      consume(start, end);
      start = end + 1;
    }
    handOver();
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    if (filled > RECORD_BYTES_MAX) {
      throw new IOException("a record of the container's output is too long");
    }
  }

  // The head has no line end, so the search begins behind it.
  private int recordEnd(int start) {
    return LineEnd.find(buffer, Math.min(start + HEAD_BYTES, filled), filled);
  }

  private void consume(int start, int end) throws IOException {
    int text = start + HEAD_BYTES;
    int tag = text - 2;
    int stream = tag - 7;
    if (buffer[stream - 1] != ' ' || buffer[tag - 1] != ' ' || buffer[text - 1] != ' ') {
      throw new IOException("a record of the container's output has another form");
    }
    boolean isWholeLine = buffer[tag] == 'F';
    var name = isStderr(stream) ? OutputStreamName.STDERR : OutputStreamName.STDOUT;
    // The record's own line end follows the text: it is the line's when the line ends here.
    emit(name, text, (isWholeLine ? end + 1 : end) - text);
  }

  private boolean isStderr(int at) {
    return buffer[at + 3] == 'e';
  }

  private void emit(OutputStreamName stream, int offset, int length) {
    int skipped =
        (int) Math.min(stream == OutputStreamName.STDOUT ? stdoutToSkip : stderrToSkip, length);
    switch (stream) {
      case STDOUT -> stdoutToSkip -= skipped;
      case STDERR -> stderrToSkip -= skipped;
    }
    if (stream != packedStream) {
      handOver();
      packedStream = stream;
    }
    // To the front of the same buffer: a record's text is never longer than the records so far.
    System.arraycopy(buffer, offset + skipped, buffer, packed, length - skipped);
    packed += length - skipped;
  }

  // Many lines at once: a flood of short ones would cost a call and a write each.
  private void handOver() {
    if (packed > 0) {
      output.accept(packedStream, buffer, 0, packed);
      packed = 0;
    }
  }

  @Override
  public void close() throws IOException {
    if (in.isPresent()) {
      in.get().close();
      in = Optional.empty();
    }
  }
}

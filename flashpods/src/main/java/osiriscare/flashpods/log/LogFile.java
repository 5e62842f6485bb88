package osiriscare.flashpods.log;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import osiriscare.flashpods.container.LineEnd;
import osiriscare.flashpods.container.OutputPosition;

/// Writes one log: each line gets the time at which it was read, in UTC; what is over the cap is
/// counted and dropped behind one line that says so.
final class LogFile implements JobLog.Writer {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("'['HH:mm:ss.SSS'] '").withZone(ZoneOffset.UTC);
  private static final byte[] LINE_END = {'\n'};
  private static final int LINE_MAX = 1 << 16;
  private static final int PAGE_BYTES = 1 << 17;

  private final FileChannel positions;
  private final long bytesMax;
  private final Clock clock;
  private final Runnable closed;
  private final FileOutputStream file;
  private final byte[] page = new byte[PAGE_BYTES];
  private int filled;
  private final ByteArrayOutputStream[] partial = {
    new ByteArrayOutputStream(), new ByteArrayOutputStream()
  };
  private final long[] position = new long[2];
  private long size;
  private long flushes;
  private boolean isClosed;
  private boolean isTruncated;
  private long stampMillis = -1;
  private byte[] stamp = new byte[0];

  LogFile(Path path, Path positionFile, long bytesMax, Clock clock, Runnable closed)
      throws IOException {
    this.bytesMax = bytesMax;
    this.clock = clock;
    this.closed = closed;
    if (!Files.exists(path)) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    readPosition(positionFile);
    this.positions =
        FileChannel.open(positionFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.size = Files.size(path);
    this.isTruncated = isTruncated(path, bytesMax);
    this.file = new FileOutputStream(path.toFile(), true);
  }

  static boolean isTruncated(Path path, long bytesMax) {
    return path.toFile().length() > bytesMax;
  }

  private void readPosition(Path positionFile) throws IOException {
    var read = position(positionFile);
    position[0] = read.stdoutBytes();
    position[1] = read.stderrBytes();
  }

  /// What that file says; nothing when there is none.
  static OutputPosition position(Path file) throws IOException {
    var text = Files.exists(file) ? Files.readString(file).strip() : "";
    int space = text.indexOf(' ');
    return space < 0
        ? OutputPosition.START
        : new OutputPosition(
            Long.parseLong(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
  }

  /// How often something was written; for [#awaitMore].
  synchronized long flushes() {
    return flushes;
  }

  /// Waits until more is written than at that count, or nothing will be any more.
  synchronized void awaitMore(long seen) throws InterruptedException {
    while (flushes == seen && !isClosed) {
      wait();
    }
  }

  @Override
  public synchronized OutputPosition position() {
    return new OutputPosition(position[0], position[1]);
  }

  @Override
  public synchronized void note(String line) {
    stampNow();
    for (var one : line.lines().toList()) {
      write(one.getBytes(StandardCharsets.UTF_8));
    }
    flush();
  }

  @Override
  public synchronized void accept(OutputStreamName stream, byte[] buffer, int offset, int length) {
    int number = stream == OutputStreamName.STDOUT ? 0 : 1;
    position[number] += length;
    stampNow();
    if (isTruncated) {
      // Only counted; a flood beyond the cap costs no search for lines.
      partial[number].reset();
    } else {
      split(number, buffer, offset, offset + length);
    }
    flush();
  }

  private void split(int number, byte[] buffer, int offset, int end) {
    int start = offset;
    for (int at = LineEnd.find(buffer, start, end);
        at >= 0;
        at = LineEnd.find(buffer, start, end)) {
      line(number, buffer, start, at - start);
      start = at + 1;
    }
    partial[number].write(buffer, start, end - start);
    if (partial[number].size() > LINE_MAX) {
      line(number, buffer, 0, 0);
    }
  }

  private void line(int number, byte[] buffer, int offset, int length) {
    if (partial[number].size() == 0) {
      write(buffer, offset, length);
      return;
    }
    partial[number].write(buffer, offset, length);
    write(partial[number].toByteArray());
    partial[number].reset();
  }

  private void write(byte[] line) {
    write(line, 0, line.length);
  }

  private void write(byte[] line, int offset, int length) {
    if (isTruncated) {
      return;
    }
    try {
      if (size + stamp.length + length + 1 > bytesMax) {
        isTruncated = true;
        // Longer than the cap by design: the size alone then tells that it was cut.
        var text = "log truncated at " + bytesMax + " bytes";
        var marker = new byte[(int) Math.max(text.length() + 1, bytesMax - size + 1)];
        Arrays.fill(marker, (byte) ' ');
        System.arraycopy(text.getBytes(StandardCharsets.UTF_8), 0, marker, 0, text.length());
        marker[marker.length - 1] = '\n';
        put(stamp, 0, stamp.length);
        put(marker, 0, marker.length);
        return;
      }
      put(stamp, 0, stamp.length);
      put(line, offset, length);
      put(LINE_END, 0, 1);
      size += stamp.length + length + 1;
    } catch (IOException e) {
      throw new UncheckedIOException("write a log", e);
    }
  }

  // Not a buffered stream: three locks for each of millions of lines.
  private void put(byte[] bytes, int offset, int length) throws IOException {
    if (length > page.length - filled) {
      flushPage();
    }
    if (length > page.length) {
      file.write(bytes, offset, length);
      return;
    }
    System.arraycopy(bytes, offset, page, filled, length);
    filled += length;
  }

  private void flushPage() throws IOException {
    file.write(page, 0, filled);
    filled = 0;
  }

  // Lines that were read together have one time.
  private void stampNow() {
    long now = clock.millis();
    if (now != stampMillis) {
      stampMillis = now;
      stamp = TIME.format(Instant.ofEpochMilli(now)).getBytes(StandardCharsets.UTF_8);
    }
  }

  // The position may lag behind the log after a crash, never run ahead of it: a line may then be
  // there twice, and none is lost.
  private void flush() {
    try {
      flushPage();
      // Always as long and in one write: a reader and a crash never meet half of it.
      var text =
          "%019d %019d%n"
              .formatted(position[0] - partial[0].size(), position[1] - partial[1].size());
      positions.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("write a log", e);
    }
    flushes++;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    stampNow();
    for (int number = 0; number < 2; number++) {
      if (partial[number].size() > 0) {
        line(number, new byte[0], 0, 0);
      }
    }
    flush();
    try {
      file.close();
      positions.close();
    } catch (IOException e) {
      throw new UncheckedIOException("close a log", e);
    } finally {
      closed.run();
      isClosed = true;
      notifyAll();
    }
  }
}

package osiriscare.daemon.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Reads one stream of a program in a thread of its own and keeps the beginning. What was said so
/// far can be had at any time: an orphan of the program may hold the pipe open for ever.
final class OutputCapture {
  private final int bytesMax;
  private final Thread reader;
  // Both guarded by this.
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean isTruncated;

  OutputCapture(InputStream stream, int bytesMax) {
    this.bytesMax = bytesMax;
    this.reader = Thread.ofVirtual().name("output-capture").start(() -> read(stream));
  }

  /// Waits for the end of the stream, at most this long.
  void awaitEnd(Duration limit) throws InterruptedException {
    reader.join(limit);
  }

  synchronized String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }

  synchronized boolean isTruncated() {
    return isTruncated;
  }

  private void read(InputStream stream) {
    var buffer = new byte[8192];
    try {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        keep(buffer, count);
      }
    } catch (IOException _) {
      // Closed under us when the program was killed: what was read until then stands.
    }
  }

  private synchronized void keep(byte[] bytes, int count) {
    int room = Math.min(count, bytesMax - kept.size());
    kept.write(bytes, 0, room);
    isTruncated |= room < count;
  }
}

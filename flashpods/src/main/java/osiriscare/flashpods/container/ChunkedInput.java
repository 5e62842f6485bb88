package osiriscare.flashpods.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The body of an answer with `Transfer-Encoding: chunked`.
final class ChunkedInput extends InputStream {
  private final InputStream in;
  private long left;
  private boolean isFirst = true;
  private boolean isOver;

  ChunkedInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !isOver) {
      nextChunk();
    }
    if (isOver) {
      return -1;
    }
    int count = in.read(buffer, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("a chunk broke off");
    }
    left -= count;
    return count;
  }

  private void nextChunk() throws IOException {
    if (!isFirst) {
      UnixHttp.line(in);
    }
    isFirst = false;
    var line = UnixHttp.line(in);
    int end = line.indexOf(';');
    try {
      left = Long.parseLong((end < 0 ? line : line.substring(0, end)).strip(), 16);
    } catch (NumberFormatException e) {
      throw new IOException("a chunk without length", e);
    }
    isOver = left == 0;
  }
}

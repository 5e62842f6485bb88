package osiriscare.flashpods.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import osiriscare.flashpods.id.JobId;

/// Prints a log on from where it stopped the time before.
final class LogPrinter {
  private static final int PREFIX_LENGTH = "[HH:MM:SS.mmm] ".length();

  private final PrintWriter out;
  private final boolean isPlain;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long offset;

  /// @param isPlain leaves out the times that the log keeps
  LogPrinter(PrintWriter out, boolean isPlain) {
    this.out = out;
    this.isPlain = isPlain;
  }

  void print(ApiClient api, JobId job, boolean follow) throws IOException {
    var block = new byte[1 << 16];
    try (var in = api.output(job, offset, follow)) {
      for (int length = in.read(block); length >= 0; length = in.read(block)) {
        offset += length;
        accept(block, length);
        out.flush();
      }
    }
  }

  private void accept(byte[] block, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (block[i] == '\n') {
        line.write(block, start, i - start);
        line();
        start = i + 1;
      }
    }
    line.write(block, start, length - start);
  }

  private void line() {
    var text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    boolean hasTime = text.length() >= PREFIX_LENGTH && text.charAt(0) == '[';
    out.println(isPlain && hasTime ? text.substring(PREFIX_LENGTH) : text);
  }

  /// Prints the last line when no end of line came.
  void end() {
    if (line.size() > 0) {
      line();
    }
    out.flush();
  }
}

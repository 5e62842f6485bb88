package osiriscare.flashpods.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// Where a command writes: results to `out`, what happens meanwhile to `err`. On a terminal the
/// last line of progress is overwritten; elsewhere only what differs gets a line.
final class Progress {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean isTerminal;
  private String last = "";

  Progress(PrintWriter out, PrintWriter err, boolean isTerminal) {
    this.out = out;
    this.err = err;
    this.isTerminal = isTerminal;
  }

  static Progress to(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("not run by the command line");
    }
    return new Progress(
        spec.commandLine().getOut(),
        spec.commandLine().getErr(),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  PrintWriter out() {
    return out;
  }

  /// A line that the next one replaces.
  void now(String line) {
    if (!isTerminal || line.equals(last)) {
      return;
    }
    err.print("\r\u001b[2K" + line);
    err.flush();
    last = line;
  }

  /// A line that stays.
  void say(String line) {
    if (isTerminal && !last.isEmpty()) {
      err.print("\r\u001b[2K");
      last = "";
    }
    err.println(line);
    err.flush();
  }

  static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 1024 && unit < 3) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, "KMGT".charAt(unit) + "B");
  }

  /// Text of others, with nothing in it that moves a terminal's cursor.
  static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }
}

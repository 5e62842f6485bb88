package osiriscare.flashpods.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import osiriscare.protocol.json.Fields;

/// Jobs as lines of a table.
final class JobTableText {
  private static final String FORM = "%-16s  %-10s  %-19s  %4s  %3s  %3s  %-20s  %s%n";
  private static final int COMMAND_SHOWN_MAX = 60;

  private JobTableText() {}

  static void print(List<Fields> jobs, PrintWriter out) {
    out.printf(FORM, "JOB", "STATUS", "CREATED", "EXIT", "CPU", "GB", "IMAGE", "COMMAND");
    for (var job : jobs) {
      out.printf(
          Locale.ROOT,
          FORM,
          job.text("id", 100),
          job.text("status", 20),
          job.text("created_at", 40).replace('T', ' ').substring(0, 19),
          job.optionalInteger("exit_code", 0, 255).map(String::valueOf).orElse(""),
          job.integer("cpus", 0, Integer.MAX_VALUE),
          job.integer("memory_gb", 0, Integer.MAX_VALUE),
          Progress.clean(job.text("image", 300)),
          command(job));
    }
    out.flush();
  }

  private static String command(Fields job) {
    var text =
        Progress.clean(
            job.optionalText("command", Fields.TEXT_MAX)
                .or(() -> job.optionalText("task", 100_000))
                .orElse(""));
    return text.length() <= COMMAND_SHOWN_MAX
        ? text
        : text.substring(0, COMMAND_SHOWN_MAX - 1) + "…";
  }
}

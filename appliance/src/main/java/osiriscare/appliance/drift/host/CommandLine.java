package osiriscare.appliance.drift.host;

import java.util.List;

/// Runs programs of the host: without a shell, with a fixed locale, a time limit and a cap on
/// output.
@FunctionalInterface
public interface CommandLine {

  /// What a program wrote and how it ended.
  record Output(int exitCode, String text, String errors) {}

  /// Runs it to its end; hidden when it is not installed, ran too long or wrote too much.
  Seen<Output> run(List<String> command);

  /// What a program wrote when it ended with 0; hidden otherwise, with the first line of its
  /// complaint.
  default Seen<String> textOf(String... command) {
    return run(List.of(command))
        .then(output ->
            output.exitCode() == 0
                ? new Seen.Known<>(output.text())
                : new Seen.Hidden<>(
                    command[0] + " ended with " + output.exitCode() + complaint(output.errors())));
  }

  private static String complaint(String errors) {
    var first = errors.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    return first.map(line -> ": " + line.substring(0, Math.min(line.length(), 200))).orElse("");
  }
}

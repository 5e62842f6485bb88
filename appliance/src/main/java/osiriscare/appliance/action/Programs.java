package osiriscare.appliance.action;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// Runs the host's programs for a step: no shell, a time limit, and an exit status that is told.
final class Programs {
  private final ProcessRunner runner;

  Programs(Duration limit) {
    this.runner = new ProcessRunner(limit, 100_000);
  }

  /// Runs it; good when it ends with 0.
  StepResult run(String program, String... arguments) {
    var command = program + " " + String.join(" ", arguments);
    return switch (runner.run(program, arguments)) {
      case ProcessResult.Exited(var exit, var output, var errors, _) ->
          new StepResult(
              exit == 0,
              Optional.of(command.strip()),
              Optional.of(exit),
              (exit == 0 ? output : errors + output).strip());
      case ProcessResult.TimedOut _ ->
          new StepResult(false, Optional.of(command), Optional.empty(), program + " took too long");
      case ProcessResult.NotStarted(var why) -> StepResult.refused(why);
    };
  }

  /// Runs several, the next only when the one before was good.
  StepResult all(List<List<String>> commands) {
    var last = StepResult.good("nothing to do");
    for (var command : commands) {
      last = run(command.getFirst(), command.subList(1, command.size()).toArray(String[]::new));
      if (!last.isGood()) {
        return last;
      }
    }
    return last;
  }

  static boolean isInstalled(String program) {
    return ProcessRunner.find(program).isPresent();
  }

  static Optional<String> firstInstalled(String... programs) {
    return Arrays.stream(programs).filter(Programs::isInstalled).findFirst();
  }
}

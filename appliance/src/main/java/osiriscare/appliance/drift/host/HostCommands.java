package osiriscare.appliance.drift.host;

import java.time.Duration;
import java.util.List;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// Runs the host's programs through [ProcessRunner]; output that was cut is not output.
public final class HostCommands implements CommandLine {
  private static final int OUTPUT_MAX = 4 * 1024 * 1024;

  private final ProcessRunner runner;

  /// @param limit longest run of one program
  public HostCommands(Duration limit) {
    this.runner = new ProcessRunner(limit, OUTPUT_MAX);
  }

  @Override
  public Seen<Output> run(List<String> command) {
    var program = command.getFirst();
    var arguments = command.subList(1, command.size()).toArray(String[]::new);
    return switch (runner.run(program, arguments)) {
      case ProcessResult.Exited(_, _, _, var isTruncated) when isTruncated ->
          new Seen.Hidden<>(program + " wrote more than " + OUTPUT_MAX + " bytes");
      case ProcessResult.Exited(var exit, var output, var errors, _) ->
          new Seen.Known<>(new Output(exit, output, errors));
      case ProcessResult.TimedOut _ -> new Seen.Hidden<>(program + " took too long");
      case ProcessResult.NotStarted(var why) -> new Seen.Hidden<>(why);
    };
  }
}

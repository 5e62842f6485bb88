package osiriscare.flashpods.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import osiriscare.flashpods.cli.FlashpodsCommand.Connection;
import osiriscare.flashpods.id.JobId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `flashpods logs`.
@Command(name = "logs", description = "Prints a job's log.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  private final Connection connection;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on until the job has ended.")
  private boolean isFollowed;

  @Option(names = "--plain", description = "Leaves out the times.")
  private boolean isPlain;

  @Parameters(paramLabel = "JOB", description = "The job's id.")
  private @Nullable JobId job;

  LogsCommand(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Integer call() throws IOException {
    var printer = new LogPrinter(Objects.requireNonNull(spec).commandLine().getOut(), isPlain);
    try (var api = connection.open()) {
      printer.print(api, Objects.requireNonNull(job), isFollowed);
      printer.end();
      return 0;
    }
  }
}

package osiriscare.flashpods.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import osiriscare.flashpods.cli.FlashpodsCommand.Connection;
import osiriscare.flashpods.job.JobState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `flashpods ps`.
@Command(name = "ps", description = "Lists jobs, newest first.", mixinStandardHelpOptions = true)
final class PsCommand implements Callable<Integer> {
  private final Connection connection;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--status", description = "Only jobs in this state: ${COMPLETION-CANDIDATES}.")
  private @Nullable JobState status;

  @Option(names = "--limit", defaultValue = "20", description = "At most so many, 1 to 100.")
  private int limit;

  PsCommand(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    try (var api = connection.open()) {
      var state = status == null ? "all" : status.word();
      var page = api.get("/jobs?status=" + state + "&limit=" + limit);
      JobTableText.print(page.objects("jobs", 100, f -> f), out);
      return 0;
    }
  }
}

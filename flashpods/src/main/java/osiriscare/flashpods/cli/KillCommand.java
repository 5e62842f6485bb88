package osiriscare.flashpods.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import osiriscare.flashpods.cli.FlashpodsCommand.Connection;
import osiriscare.flashpods.id.JobId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `flashpods kill`.
@Command(
    name = "kill",
    description = "Ends jobs: SIGTERM, and SIGKILL after the grace time.",
    mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {
  private final Connection connection;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "JOB", description = "The jobs' ids.")
  private List<JobId> jobs = List.of();

  KillCommand(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Integer call() {
    var progress = Progress.to(spec);
    int status = 0;
    try (var api = connection.open()) {
      for (var job : jobs) {
        try {
          api.delete("/jobs/" + job);
          progress.say("ending " + job);
        } catch (ApiRefused e) {
          progress.say(job + ": " + e.getMessage());
          status = CommandFailed.FAILED;
        }
      }
    }
    return status;
  }
}

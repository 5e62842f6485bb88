package osiriscare.flashpods.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import osiriscare.flashpods.cli.FlashpodsCommand.Connection;
import osiriscare.flashpods.id.JobId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `flashpods get`.
@Command(
    name = "get",
    description = "Fetches what a job left in /artifacts; never replaces a file.",
    mixinStandardHelpOptions = true)
final class GetCommand implements Callable<Integer> {
  private final Connection connection;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--list", description = "Only prints names and sizes.")
  private boolean isListed;

  @Option(
      names = {"-o", "--into"},
      defaultValue = ".",
      description = "Folder to put it in (default: this one).")
  private Path folder = Path.of(".");

  @Parameters(index = "0", paramLabel = "JOB", description = "The job's id.")
  private @Nullable JobId job;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "One of them.")
  private @Nullable String name;

  GetCommand(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Integer call() throws IOException {
    var progress = Progress.to(spec);
    var id = Objects.requireNonNull(job);
    try (var api = connection.open()) {
      if (isListed) {
        for (var artifact : Artifacts.list(api, id)) {
          progress.out().printf("%12d  %s%n", artifact.bytes(), Progress.clean(artifact.name()));
        }
        progress.out().flush();
      } else {
        Artifacts.fetch(api, id, Optional.ofNullable(name), folder, progress);
      }
      return 0;
    }
  }
}

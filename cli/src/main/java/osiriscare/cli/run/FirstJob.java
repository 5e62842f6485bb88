package osiriscare.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.home.Home;

/// Sends a small project, builds it in a container and fetches what the build made: by the command
/// line that users have.
record FirstJob(Home home, FlashpodsPrograms programs, Product product) {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int LINES_MAX = 40;
  private static final String NAME = "first-job";
  private static final String COMMAND = "sh build.sh";
  private static final String BUILD =
      """
      echo "building as user $(id -u) on $(uname -srm), in $(pwd): $(ls | wc -l) files"
      tr a-z A-Z < greeting.txt > greeting.out
      cp greeting.out /artifacts/greeting.txt
      echo "done"
      """;

  /// What came of it.
  ///
  /// @throws CommandFailed when it cannot be run or leaves nothing
  Fact.Job run(String image) throws InterruptedException {
    var project = home.folder().resolve(NAME);
    var results = home.folder().resolve(NAME + "-artifacts");
    var log = programs.programs().log(NAME);
    try {
      Files.createDirectories(project);
      Files.writeString(project.resolve("build.sh"), BUILD);
      Files.writeString(project.resolve("greeting.txt"), "hello from a container\n");
      Files.deleteIfExists(results.resolve("greeting.txt"));
      Files.deleteIfExists(log.path());
      int exitCode = submit(project, results, image);
      var output = log.tail(LINES_MAX);
      if (exitCode != 0) {
        throw new CommandFailed(
            "The first job ended with "
                + exitCode
                + ":\n  "
                + String.join("\n  ", output)
                + "\nMore in "
                + home.logs());
      }
      var result = results.resolve("greeting.txt");
      return new Fact.Job(COMMAND, exitCode, output, result, Files.readString(result).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("run the first job", e);
    }
  }

  private int submit(Path project, Path results, String image) throws InterruptedException {
    var arguments =
        List.of(
            "run",
            "--folder=" + project,
            "--get=" + results,
            "--image=" + image,
            "--cpus=1",
            "--memory-gb=1",
            "--timeout=5",
            COMMAND);
    try (var job = product.command(programs.commandLine(NAME, arguments))) {
      if (!job.awaitExit(LIMIT)) {
        throw new CommandFailed("The first job does not end. See " + job.log().path());
      }
      return job.exit().join();
    }
  }
}

package osiriscare.flashpods.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import osiriscare.flashpods.cli.FlashpodsCommand.Connection;
import osiriscare.flashpods.cli.project.ProjectFiles;
import osiriscare.flashpods.id.JobId;
import osiriscare.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `flashpods run`.
@Command(
    name = "run",
    description = "Sends the current folder, runs a command on it and ends with its exit code.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Connection connection;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--image", description = "Image to run in.")
  private @Nullable String image;

  @Option(names = "--cpus", description = "Cores.")
  private @Nullable Integer cpus;

  @Option(names = "--memory-gb", description = "Memory in GB.")
  private @Nullable Integer memoryGb;

  @Option(names = "--timeout", description = "Minutes after which the job is ended.")
  private @Nullable Integer timeoutMinutes;

  @Option(
      names = "--network",
      split = ",",
      description = "none, public, or the domains that may be reached, with commas.")
  private List<String> network = List.of();

  @Option(
      names = {"-C", "--folder"},
      defaultValue = ".",
      description = "Folder to send (default: this one).")
  private Path folder = Path.of(".");

  @Option(names = "--no-files", description = "Sends nothing.")
  private boolean hasNoFiles;

  @Option(
      names = "--exclude",
      description = "One more rule in .gitignore's language; !name takes a default back.")
  private List<String> exclude = List.of();

  @Option(
      names = "--send",
      description = "Sends this file although it looks like a secret or is ignored.")
  private List<Path> send = List.of();

  @Option(names = "--rsync", description = "Sends the files by rsync instead of one archive.")
  private boolean isByRsync;

  @Option(names = "--get", description = "Folder for the artifacts when the job has ended.")
  private @Nullable Path into;

  @Option(
      names = {"-d", "--detach"},
      description = "Prints the job's id and does not wait.")
  private boolean isDetached;

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "One word: a line for the shell. Several: a program and its arguments.")
  private List<String> command = List.of();

  RunCommand(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var progress = Progress.to(spec);
    try (var api = connection.open()) {
      var body = job();
      if (!hasNoFiles) {
        body.put("files_id", Sending.send(api, files(), isByRsync, progress));
      }
      var job = new JobId(api.post("/jobs", body).text("job_id", 100));
      if (isDetached) {
        progress.out().println(job);
        return 0;
      }
      var code = new Watching(api, job, progress).untilEnd();
      if (into != null) {
        Artifacts.fetch(api, job, Optional.empty(), into, progress);
      }
      return code;
    }
  }

  private ProjectFiles files() throws IOException {
    var rules = new ArrayList<>(ProjectFiles.EXCLUDED);
    rules.addAll(exclude);
    Set<Path> sent = send.stream().map(Path::normalize).collect(Collectors.toSet());
    return ProjectFiles.of(folder, new ProjectFiles.Wishes(rules, sent));
  }

  private ObjectNode job() {
    var body = Json.object();
    body.put("client_job_id", UUID.randomUUID().toString());
    body.put("type", "worker");
    body.put("command", line(command));
    put(body, "image", image);
    put(body, "cpus", cpus);
    put(body, "memory_gb", memoryGb);
    put(body, "timeout_minutes", timeoutMinutes);
    if (network.equals(List.of("none")) || network.equals(List.of("public"))) {
      body.put("network", network.getFirst());
    } else if (!network.isEmpty()) {
      var domains = body.putArray("network");
      network.forEach(domains::add);
    }
    return body;
  }

  private static void put(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static void put(ObjectNode body, String name, @Nullable Integer value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  static String line(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : words.stream().map(RunCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

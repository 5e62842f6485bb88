package osiriscare.flashpods.egress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// Loads rules into the namespaces of a process with `nsenter` and `nft`. An ordinary user may,
/// because the container's user namespace is his.
public final class NamespaceRules {
  private final ProcessRunner programs;
  private final Path folder;

  /// @param folder of ours, where the rules stand while they are read
  public NamespaceRules(ProcessRunner programs, Path folder) {
    this.programs = programs;
    this.folder = folder;
  }

  void load(String rules, long pid, boolean isRootless) {
    try {
      var file = Files.createTempFile(folder, "egress-", ".nft");
      try {
        Files.writeString(file, rules);
        enter(file, pid, isRootless);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new EgressFailure("write the network rules", e);
    }
  }

  private void enter(Path file, long pid, boolean isRootless) {
    var nft =
        ProcessRunner.find("nft").orElseThrow(() -> new EgressFailure("nft is not installed"));
    var arguments = new ArrayList<>(List.of("--target", Long.toString(pid), "--net"));
    if (isRootless) {
      arguments.add("--user");
    }
    arguments.addAll(List.of("--", nft.toString(), "-f", file.toString()));
    switch (programs.run("nsenter", arguments.toArray(String[]::new))) {
      case ProcessResult.Exited(int exit, _, var errors, _) -> {
        if (exit != 0) {
          throw new EgressFailure("the network rules were refused: " + errors.strip());
        }
      }
      case ProcessResult.TimedOut() -> throw new EgressFailure("nft took too long");
      case ProcessResult.NotStarted(var why) -> throw new EgressFailure(why);
    }
  }
}

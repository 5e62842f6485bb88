package osiriscare.flashpods.egress;

import java.util.ArrayList;
import java.util.List;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// Runs `nft` in other namespaces by `nsenter`. An ordinary user may, because the user namespace of
/// a rootless container is his.
public final class NamespaceRules {
  private static final List<String> PROGRAMS = List.of("nsenter", "nft");

  private final ProcessRunner programs;

  public NamespaceRules(ProcessRunner programs) {
    this.programs = programs;
  }

  /// Whether this host has what it takes.
  boolean canLoad() {
    return PROGRAMS.stream().allMatch(program -> ProcessRunner.find(program).isPresent());
  }

  void load(String rules, Namespaces of) {
    nft(of, rules);
  }

  /// The table as `nft -j` prints it.
  String read(Namespaces of) {
    return nft(of, "-j", "list", "table", "inet", RuleText.TABLE);
  }

  private String nft(Namespaces of, String... arguments) {
    var nft =
        ProcessRunner.find("nft").orElseThrow(() -> new EgressFailure("nft is not installed"));
    var command = new ArrayList<>(of.enter());
    command.addAll(List.of("--", nft.toString()));
    command.addAll(List.of(arguments));
    return switch (programs.run("nsenter", command.toArray(String[]::new))) {
      case ProcessResult.Exited(int exit, var output, var errors, boolean isTruncated) -> {
        if (exit != 0 || isTruncated) {
          throw new EgressFailure("the network rules were refused: " + errors.strip());
        }
        yield output;
      }
      case ProcessResult.TimedOut() -> throw new EgressFailure("nft took too long");
      case ProcessResult.NotStarted(var why) -> throw new EgressFailure(why);
    };
  }
}

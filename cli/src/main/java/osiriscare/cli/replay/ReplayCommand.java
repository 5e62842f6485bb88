package osiriscare.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import osiriscare.cli.CommandFailed;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.PolicyDocument;
import osiriscare.healing.replay.Replay;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `osiris replay`.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Derives the decision of a healing bundle again, from the state that it kept and the policy"
          + " that it names, and says where it comes out differently.",
      "",
      "Ends with 0 when the same is decided, else with 1.",
      ""
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final String HEALING = "healing";
  private static final String RULESET = "ruleset";

  @Parameters(
      paramLabel = "BUNDLE",
      description = "bundle.json of kind healing, its wire form, or the folder of it.")
  private Path bundle = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The policy (JSON) to decide by, instead of the one that the bundle names.")
  private @Nullable Path policy;

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description =
          "Where the bundle of kind ruleset is (default: the folder around the bundle's).")
  private @Nullable Path evidence;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var file = Files.isDirectory(bundle) ? bundle.resolve("bundle.json") : bundle;
    try {
      var payload = payload(file);
      var kind = payload.text("kind", 50);
      if (!kind.equals(HEALING)) {
        throw new CommandFailed(
            file + " is of kind " + kind + "; only healing bundles hold a decision");
      }
      var result = Replay.of(payload, policyFor(payload, file));
      System.out.println(json ? inJson(result) : inWords(result));
      return result.isSame() ? 0 : CommandFailed.FAILED;
    } catch (InvalidRequest e) {
      throw new CommandFailed(file + ": " + e.getMessage());
    }
  }

  private static String inJson(Replay.Result result) {
    var answer = Json.object().put("same", result.isSame());
    answer.set("decision", result.now().toJson());
    answer.set("differences", Json.array(result.differences()));
    return Json.text(answer);
  }

  private static String inWords(Replay.Result result) {
    var decided = result.now().kind().word() + ": " + result.now().reason().text();
    return result.isSame()
        ? "The same is decided: " + decided
        : "It comes out differently:\n  "
            + String.join("\n  ", result.differences())
            + "\nNow decided: "
            + decided;
  }

  private EffectivePolicy policyFor(Fields payload, Path file) {
    if (policy != null) {
      return PolicyDocument.from(Json.object(text(policy), "policy"));
    }
    var hash = payload.text("ruleset_hash", 100);
    var folder =
        Optional.ofNullable(evidence)
            .or(() ->
                Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                    .flatMap(own -> Optional.ofNullable(own.getParent())))
            .orElse(Path.of("."));
    try (Stream<Path> files = Files.walk(folder, 3)) {
      return files
          .filter(path -> path.toString().endsWith(".json"))
          .flatMap(path -> ruleset(path).stream())
          .filter(found -> found.hash().equals(hash))
          .findFirst()
          .orElseThrow(() ->
              new CommandFailed(
                  "No bundle of kind ruleset with the hash "
                      + hash
                      + " lies below "
                      + folder
                      + "; name its folder with --evidence, or a policy with --policy"));
    } catch (IOException _) {
      throw new CommandFailed("Cannot read the folder " + folder);
    }
  }

  // Other files of the folder are none of ours.
  private static Optional<EffectivePolicy> ruleset(Path file) {
    try {
      var payload = payload(file);
      return payload.optionalText("kind", 50).equals(Optional.of(RULESET))
          ? Optional.of(PolicyDocument.from(payload.object("post_state").object("policy")))
          : Optional.empty();
    } catch (InvalidRequest _) {
      return Optional.empty();
    }
  }

  private static Fields payload(Path file) {
    var whole = Json.object(text(file), "bundle");
    return whole.has("signed_payload")
        ? Json.object(whole.text("signed_payload", 4_000_000), "bundle")
        : whole;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException _) {
      throw new CommandFailed(CommandFailed.USAGE, file + " cannot be read as text");
    }
  }
}

package osiriscare.cli.evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.PublicKeys;
import osiriscare.cli.evidence.EvidenceCheck.Chain;
import osiriscare.cli.evidence.EvidenceCheck.Verdict;
import osiriscare.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `osiris evidence`.
@Command(name = "evidence", description = "Checks evidence.", mixinStandardHelpOptions = true)
public final class EvidenceCommand {
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Checks exported bundles without any server: every signature, and that each bundle follows"
            + " the one before it.",
        "",
        "Take the public key from a source that you trust: the key pinned when the appliance was"
            + " put into service. Keys that a chain rotates to are taken from the chain.",
        "",
        "Ends with 0 when everything that was named is good, else with 1.",
        ""
      })
  int verify(
      @Parameters(
              arity = "1..*",
              paramLabel = "FILE|DIR",
              description =
                  "bundle.json with bundle.sig beside it, a wire form, or folders of both.")
          List<Path> paths,
      @Option(
              names = "--key",
              required = true,
              paramLabel = "HEX|FILE",
              description =
                  "The appliance's Ed25519 public key: 64 hex digits, or a file with one per line.")
          List<String> keys,
      @Option(
              names = "--complete",
              description = "Demand that every chain is there from its first bundle on.")
          boolean complete,
      @Option(names = "--json", description = "Answer in JSON lines.") boolean json) {
    var verifyingKeys = keys.stream().flatMap(key -> PublicKeys.of(key).stream()).toList();
    var verdicts = EvidenceCheck.of(BundleFile.find(paths), verifyingKeys);
    verdicts.forEach(verdict -> System.out.println(json ? inJson(verdict) : line(verdict)));
    long good =
        verdicts.stream()
            .filter(Verdict::isGood)
            .filter(verdict -> !complete || verdict.chain() != Chain.STARTS_LATER)
            .count();
    if (!json) {
      System.out.println(good + " of " + verdicts.size() + " bundles are good.");
    }
    return good == verdicts.size() ? 0 : CommandFailed.FAILED;
  }

  private static String line(Verdict verdict) {
    var reasons = verdict.reasons().isEmpty() ? "" : ": " + String.join("; ", verdict.reasons());
    return (verdict.isGood() ? "good  " : "BAD   ") + verdict.file() + reasons;
  }

  private static String inJson(Verdict verdict) {
    var json =
        Json.object()
            .put("file", verdict.file().toString())
            .put("signature_valid", verdict.signatureValid())
            .put("chain", verdict.chain().name().toLowerCase(Locale.ROOT));
    json.set("reasons", Json.array(verdict.reasons()));
    return Json.text(json);
  }
}

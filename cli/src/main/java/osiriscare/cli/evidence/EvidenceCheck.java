package osiriscare.cli.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.ChainVerifier;
import osiriscare.evidence.bundle.UnknownVersion;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.json.InvalidRequest;

/// Checks bundles from files: every signature, and every chain as far as the files hold it.
final class EvidenceCheck {
  private final List<VerifyingKey> keys;
  private final List<Verdict> verdicts = new ArrayList<>();

  /// How a bundle stands to the one before it.
  enum Chain {
    /// It follows the one before it, or is the first of all.
    VALID,
    /// It does not follow the one before it.
    BROKEN,
    /// The one before it is not among the files.
    STARTS_LATER,
    /// Version 1.0 has no chain.
    NONE
  }

  /// What is to be said of one file.
  record Verdict(Path file, boolean signatureValid, Chain chain, List<String> reasons) {
    Verdict {
      reasons = List.copyOf(reasons);
    }

    boolean isGood() {
      return signatureValid && chain != Chain.BROKEN;
    }
  }

  private EvidenceCheck(List<VerifyingKey> keys) {
    this.keys = keys;
  }

  static List<Verdict> of(List<Path> files, List<VerifyingKey> keys) {
    var check = new EvidenceCheck(keys);
    check.run(files);
    return List.copyOf(check.verdicts);
  }

  private void run(List<Path> files) {
    var chains = new TreeMap<String, List<BundleFile>>();
    for (var file : files) {
      try {
        var bundle = BundleFile.read(file, keys);
        bundle
            .position()
            .ifPresentOrElse(
                place ->
                    chains
                        .computeIfAbsent(
                            place.appliance() + " " + place.chain(), _ -> new ArrayList<>())
                        .add(bundle),
                () -> checkAlone(bundle));
      } catch (InvalidRequest | UnknownVersion e) {
        verdicts.add(
            new Verdict(file, false, Chain.BROKEN, List.of(String.valueOf(e.getMessage()))));
      }
    }
    chains.values().forEach(this::checkChain);
  }

  private void checkAlone(BundleFile bundle) {
    boolean valid = keys.stream().anyMatch(bundle.signed()::isSignedBy);
    verdicts.add(
        new Verdict(
            bundle.file(),
            valid,
            Chain.NONE,
            valid ? List.of() : List.of("none of the given keys signed it")));
  }

  private void checkChain(List<BundleFile> bundles) {
    bundles.sort(Comparator.comparingLong(EvidenceCheck::sequence));
    var verifier = new ChainVerifier(keys);
    var isFirst = true;
    for (var bundle : bundles) {
      var finding = verifier.next(bundle.signed());
      boolean startsLater = isFirst && sequence(bundle) > 1;
      verdicts.add(
          startsLater
              ? new Verdict(
                  bundle.file(),
                  finding.signatureValid(),
                  Chain.STARTS_LATER,
                  List.of("the files start at sequence " + sequence(bundle)))
              : new Verdict(
                  bundle.file(),
                  finding.signatureValid(),
                  finding.chainValid() ? Chain.VALID : Chain.BROKEN,
                  finding.reasons()));
      isFirst = false;
    }
  }

  private static long sequence(BundleFile bundle) {
    return bundle.position().map(ChainPosition::sequence).orElse(0L);
  }
}

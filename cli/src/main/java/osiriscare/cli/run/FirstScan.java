package osiriscare.cli.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import osiriscare.cli.central.CentralClient;
import osiriscare.cli.run.Enrolment.Identity;
import osiriscare.protocol.json.Fields;

/// Asks Central what it knows of this machine, as anybody with a token could.
final class FirstScan {
  private static final int PAGE = 200;

  private final CentralClient central;
  private final Identity identity;

  /// Everything that Central knows.
  record Findings(List<Fact.CheckResult> checks, List<Fact.BundleResult> bundles) {
    Findings {
      checks = List.copyOf(checks);
      bundles = List.copyOf(bundles);
    }

    Fact.Summary summary(boolean complete) {
      return new Fact.Summary(
          complete,
          count("pass"),
          count("fail"),
          count("unknown"),
          bundles.size(),
          (int) bundles.stream().filter(b -> b.signatureValid() && b.chainValid()).count());
    }

    private int count(String verdict) {
      return (int) checks.stream().filter(check -> check.verdict().equals(verdict)).count();
    }
  }

  FirstScan(CentralClient central, Identity identity) {
    this.central = central;
    this.identity = identity;
  }

  /// online, stale, offline or pending.
  String liveStatus() {
    return central
        .get("sites", identity.siteId(), "appliances")
        .objects("items", PAGE, item -> item)
        .stream()
        .filter(item -> item.text("appliance_id").equals(identity.applianceId()))
        .map(item -> item.text("live_status"))
        .findFirst()
        .orElse("pending");
  }

  /// Whether a whole scan has arrived since then: its last bundle is the one that sums it up.
  boolean hasArrivedSince(Instant start) {
    return newestScan().map(scan -> !scan.instant("received_at").isBefore(start)).orElse(false);
  }

  /// The latest verdict of each check, and what Central says of the bundles that prove them.
  Findings findings() {
    var checks =
        central.get("sites", identity.siteId()).objects("checks", PAGE * 5, FirstScan::check);
    var ids = new LinkedHashSet<String>();
    checks.forEach(check -> ids.add(check.bundleId()));
    var bundles = new ArrayList<Fact.BundleResult>();
    ids.forEach(id -> bundles.add(verify(id, "check")));
    newestScan().ifPresent(scan -> bundles.add(verify(scan.text("bundle_id"), "scan")));
    return new Findings(checks, bundles);
  }

  private Optional<Fields> newestScan() {
    return central
        .get("evidence", "sites", identity.siteId(), "bundles?kind=scan&limit=1")
        .objects("items", 1, item -> item)
        .stream()
        .findFirst();
  }

  private Fact.BundleResult verify(String bundleId, String kind) {
    var verdict = central.get("evidence", bundleId, "verify");
    return new Fact.BundleResult(
        bundleId,
        kind,
        verdict.bool("signature_valid"),
        verdict.bool("chain_valid"),
        verdict.text("key_id"),
        verdict.texts("reasons", 100, 1000));
  }

  private static Fact.CheckResult check(Fields row) {
    return new Fact.CheckResult(
        row.text("check_type"),
        row.text("title"),
        row.text("host_id"),
        row.text("verdict"),
        row.optionalText("reason", 2000),
        row.texts("hipaa_controls", 50, 100),
        row.text("bundle_id"));
  }
}

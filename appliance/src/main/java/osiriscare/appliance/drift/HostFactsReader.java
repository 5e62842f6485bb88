package osiriscare.appliance.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.appliance.drift.host.HostFiles;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.protocol.id.Sha256;

/// Collects the facts that every bundle repeats.
final class HostFactsReader {
  private static final String SYSTEM = "/run/current-system";

  private HostFactsReader() {}

  /// @param observations of the same scan, one of which may have measured the clock
  static HostFacts read(
      HostFiles files,
      List<CheckObservation> observations,
      String policyVersion,
      String rulesetHash) {
    var reasons = new HashMap<String, String>();
    var revision =
        take(files.text(SYSTEM + "/nixos-version"), "nixos_revision", reasons).map(String::strip);
    var digest =
        take(files.link(SYSTEM), "derivation_digest", reasons)
            .map(path -> "sha256:" + Sha256.hex(path));
    return new HostFacts(
        revision, digest, clockOffset(observations, reasons), reasons, policyVersion, rulesetHash);
  }

  private static Optional<String> take(
      Seen<Optional<String>> seen, String name, Map<String, String> reasons) {
    return switch (seen) {
      case Seen.Known<Optional<String>>(var value) -> {
        if (value.isEmpty()) {
          reasons.put(name, "the host does not run NixOS");
        }
        yield value;
      }
      case Seen.Partly<Optional<String>>(_, var hidden) -> {
        reasons.put(name, hidden);
        yield Optional.empty();
      }
      case Seen.Hidden<Optional<String>>(var reason) -> {
        reasons.put(name, reason);
        yield Optional.empty();
      }
    };
  }

  private static Optional<Long> clockOffset(
      List<CheckObservation> observations, Map<String, String> reasons) {
    for (var observation : observations) {
      if (observation.checkType().equals("time_sync")) {
        if (observation.preState().path("offset_ms").isIntegralNumber()) {
          return Optional.of(observation.preState().path("offset_ms").longValue());
        }
        reasons.put("ntp_offset_ms", observation.verdict().why().orElse("not measured"));
        return Optional.empty();
      }
    }
    reasons.put("ntp_offset_ms", "not measured");
    return Optional.empty();
  }
}

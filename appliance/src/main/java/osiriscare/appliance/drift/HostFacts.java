package osiriscare.appliance.drift;

import java.util.Map;
import java.util.Optional;

/// What every bundle of a scan says about the host and the baseline.
///
/// @param nullReasons for each of the first three that is empty, why; keys as in the bundle
/// @param rulesetHash `sha256:` and 64 hex digits over the baseline in force
public record HostFacts(
    Optional<String> nixosRevision,
    Optional<String> derivationDigest,
    Optional<Long> ntpOffsetMs,
    Map<String, String> nullReasons,
    String policyVersion,
    String rulesetHash) {

  public HostFacts {
    nullReasons = Map.copyOf(nullReasons);
  }
}

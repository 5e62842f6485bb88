package osiriscare.central.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.checkin.LiveStatus;

/// An appliance: who it is, what it last said, where its evidence stands.
public record ApplianceView(
    @Described(example = "partner-clinic-abc123-84:3A:5B:91:B6:61") String applianceId,
    String hostname,
    @Described(example = "84:3A:5B:91:B6:61") String macAddress,
    List<String> ipAddresses,
    Optional<String> agentVersion,
    Optional<String> nixosVersion,
    LiveStatus liveStatus,
    Optional<Instant> lastCheckin,
    Optional<Instant> firstCheckin,
    Optional<Long> uptimeSeconds,
    @Described("The key it signs evidence with now") Optional<String> keyId,
    @Described("Bundles and reports that wait on site") Optional<Long> queueDepth,
    @Described("Hash of the policy that it decides by, as in its evidence")
        Optional<String> rulesetHash,
    @Described("Serial of the signed rules that it follows; 0 while it has only those of its build")
        Optional<Long> rulesSerial,
    ChainHead chain) {

  /// Where its open chain of evidence stands.
  public record ChainHead(int number, long sequence, String headHash) {}
}

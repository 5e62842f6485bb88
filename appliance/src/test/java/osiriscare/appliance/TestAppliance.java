package osiriscare.appliance;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.EvidenceKeys;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.appliance.drift.HostFacts;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.appliance.provision.ClaimOutcome;
import osiriscare.appliance.provision.Provisioner;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.receiver.FakeReceiver;

/// An appliance that was claimed at a fake receiver over HTTP, with its files in a folder of the
/// test.
public record TestAppliance(
    ApplianceConfig config, Identity identity, SigningKey key, PhiScrubber scrubber) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Claims a fresh code.
  public static TestAppliance claimed(Path folder, FakeReceiver receiver, Clock clock)
      throws IOException, InterruptedException {
    var provisioner = new Provisioner(folder.resolve("config.yaml"), folder, true, RANDOM, clock);
    var outcome = provisioner.claim(ProvisionCode.generate(RANDOM).reveal(), receiver.uri());
    return switch (outcome) {
      case ClaimOutcome.Claimed(var config) -> {
        var identity = Identity.read(folder);
        yield new TestAppliance(
            config,
            identity,
            new EvidenceKeys(folder, RANDOM).current(),
            new PhiScrubber(identity.siteKey()));
      }
      case ClaimOutcome.Failed failed -> throw new AssertionError(failed.toString());
    };
  }

  /// A scan of two checks, of which one has this verdict.
  public static ScanResult scan(Instant at, Verdict verdict) {
    var reason = "not on NixOS";
    var facts =
        new HostFacts(
            Optional.empty(),
            Optional.empty(),
            Optional.of(3L),
            Map.of("nixos_revision", reason, "derivation_digest", reason),
            "test-1",
            "sha256:" + Sha256.hex("rules"));
    var host = new HostId("box");
    return new ScanResult(
        at,
        at,
        facts,
        List.of(
            new CheckObservation(
                "firewall_baseline",
                host,
                verdict,
                Json.object().put("rules", 7),
                Set.of(),
                at,
                at),
            new CheckObservation(
                "encryption", host, new Verdict.Pass(), Json.object(), Set.of(), at, at)));
  }
}

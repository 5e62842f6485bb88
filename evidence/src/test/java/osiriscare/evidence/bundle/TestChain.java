package osiriscare.evidence.bundle;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.evidence.bundle.BundleContent.DeploymentMode;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Writes a chain the way an appliance does.
final class TestChain {
  static final ApplianceId APPLIANCE = new ApplianceId("clinic-001-84:3A:5B:91:B6:61");
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  final List<SignedBundle> bundles = new ArrayList<>();
  SigningKey key = SigningKey.generate(new SecureRandom());
  private String prevHash = ChainPosition.GENESIS;

  void add(BundleContent content) {
    var position =
        new ChainPosition(APPLIANCE, 1, bundles.size() + 1L, prevHash, key.verifyingKey().id());
    var signed = Bundle.sign(content, position, key);
    bundles.add(signed);
    prevHash = Bundle.linkHash(content, signed.signedPayload());
  }

  static BundleContent check() {
    return content(BundleKind.CHECK, Json.object().put("rules", 3), Json.object());
  }

  static BundleContent content(BundleKind kind, ObjectNode preState, ObjectNode postState) {
    return new BundleContent(
        BundleId.random(),
        APPLIANCE.site(),
        new HostId("box"),
        DeploymentMode.RESELLER,
        Optional.of("msp-alpha"),
        START,
        START.plusMillis(250),
        "1.0",
        "sha256:" + "a".repeat(64),
        Optional.empty(),
        Optional.empty(),
        Optional.of(-42L),
        Map.of("nixos_revision", "not NixOS", "derivation_digest", "not NixOS"),
        kind,
        kind == BundleKind.CHECK ? "linux_firewall" : BundleKind.GENERAL,
        kind == BundleKind.CHECK ? Optional.of("pass") : Optional.empty(),
        Optional.empty(),
        List.of("164.312(e)(1)"),
        preState,
        List.of(
            new BundleContent.ActionTaken(
                1, "look", Optional.of("nft list ruleset"), Optional.of(0), 12, "done")),
        postState,
        false,
        Outcome.SUCCESS);
  }
}

package osiriscare.receiver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.json.Json;
import osiriscare.receiver.ReceiverFixture.Box;
import tools.jackson.databind.node.ObjectNode;

/// Evidence of claimed appliances.
final class TestBundles {
  private TestBundles() {}

  static SignedBundle sign(Box box, long sequence, String prev) {
    return signAt(box, Instant.now(), sequence, prev);
  }

  static SignedBundle signAt(Box box, Instant end) {
    return signAt(box, end, 1, ChainPosition.GENESIS);
  }

  static SignedBundle signAt(Box box, Instant end, long sequence, String prev) {
    return Bundle.sign(
        contentOf(box, BundleId.random(), end),
        new ChainPosition(box.id(), box.chain(), sequence, prev, box.key().verifyingKey().id()),
        box.key());
  }

  static BundleContent contentOf(Box box, BundleId id, Instant end) {
    return contentOf(box, id, end, BundleKind.CHECK, Json.object(), Json.object());
  }

  /// Any kind of bundle, signed; its key may be another than the box's first.
  static SignedBundle sign(
      Box box,
      SigningKey key,
      long sequence,
      String prev,
      BundleKind kind,
      ObjectNode preState,
      ObjectNode postState) {
    return Bundle.sign(
        contentOf(box, BundleId.random(), Instant.now(), kind, preState, postState),
        new ChainPosition(box.id(), box.chain(), sequence, prev, key.verifyingKey().id()),
        key);
  }

  /// What was done about a failing check, as the first of the chain.
  static SignedBundle signHealing(Box box, String check, ObjectNode postState) {
    return Bundle.sign(
        contentOf(
            box,
            BundleId.random(),
            Instant.now(),
            BundleKind.HEALING,
            check,
            Json.object(),
            postState),
        new ChainPosition(
            box.id(), box.chain(), 1, ChainPosition.GENESIS, box.key().verifyingKey().id()),
        box.key());
  }

  private static BundleContent contentOf(
      Box box,
      BundleId id,
      Instant end,
      BundleKind kind,
      ObjectNode preState,
      ObjectNode postState) {
    var check = kind == BundleKind.CHECK ? "linux_firewall" : "general";
    return contentOf(box, id, end, kind, check, preState, postState);
  }

  private static BundleContent contentOf(
      Box box,
      BundleId id,
      Instant end,
      BundleKind kind,
      String check,
      ObjectNode preState,
      ObjectNode postState) {
    boolean isCheck = kind == BundleKind.CHECK;
    return new BundleContent(
        id,
        box.id().site(),
        new HostId("box"),
        BundleContent.DeploymentMode.RESELLER,
        Optional.of("msp-alpha"),
        end.minusMillis(5),
        end,
        "1.0",
        "sha256:" + "a".repeat(64),
        Optional.empty(),
        Optional.empty(),
        Optional.of(1L),
        Map.of("nixos_revision", "not NixOS", "derivation_digest", "not NixOS"),
        kind,
        check,
        isCheck ? Optional.of("pass") : Optional.empty(),
        Optional.empty(),
        List.of("164.312(e)(1)"),
        preState,
        List.of(),
        postState,
        false,
        Outcome.SUCCESS);
  }
}

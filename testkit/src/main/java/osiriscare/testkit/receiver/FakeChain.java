package osiriscare.testkit.receiver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/// Takes in the evidence chain of one appliance as the contract says.
final class FakeChain {
  private final VerifyingKey key;
  private final List<SignedBundle> accepted = new ArrayList<>();
  private final Map<String, ObjectNode> receipts = new HashMap<>();
  private String headHash = ChainPosition.GENESIS;

  FakeChain(VerifyingKey key) {
    this.key = key;
  }

  List<SignedBundle> accepted() {
    return List.copyOf(accepted);
  }

  /// Loses everything after the first `count`, as a restored backup would.
  void rollBackTo(int count) {
    var kept = List.copyOf(accepted.subList(0, count));
    accepted.clear();
    receipts.clear();
    headHash = ChainPosition.GENESIS;
    kept.forEach(this::take);
  }

  ObjectNode take(SignedBundle signed) {
    if (!signed.isSignedBy(key)) {
      throw new ProblemException(ProblemCode.SIGNATURE_INVALID);
    }
    var bundle = Bundle.parse(signed.signedPayload());
    var id = bundle.content().id().toString();
    var known = receipts.get(id);
    if (known != null) {
      if (accepted.contains(signed)) {
        return known.deepCopy().put("status", "duplicate");
      }
      throw new ProblemException(ProblemCode.BUNDLE_CONFLICT);
    }
    var position = bundle.position().orElseThrow();
    requireNext(position);
    headHash = Bundle.linkHash(bundle.content(), signed.signedPayload());
    accepted.add(signed);
    var receipt =
        Json.object()
            .put("bundle_id", id)
            .put("status", "accepted")
            .put("chain", position.chain())
            .put("sequence", position.sequence())
            .put("chain_hash", headHash);
    receipts.put(id, receipt);
    return receipt;
  }

  private void requireNext(ChainPosition position) {
    if (position.sequence() != accepted.size() + 1 || !position.prevHash().equals(headHash)) {
      throw new ProblemException(
          Problem.of(ProblemCode.CHAIN_GAP)
              .with(
                  Json.object()
                      .put("expected_chain", position.chain())
                      .put("expected_sequence", accepted.size() + 1)
                      .put("expected_prev_hash", headHash)));
    }
  }
}

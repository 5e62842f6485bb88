package osiriscare.evidence.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.json.InvalidRequest;

/// Checks one chain of one appliance from its first bundle on, without trusting whoever kept it.
public final class ChainVerifier {
  private final Map<KeyId, VerifyingKey> keys = new HashMap<>();
  private final Set<KeyId> retiredKeys = new HashSet<>();
  private Optional<ChainPosition> last = Optional.empty();
  private String expectedPrevHash = ChainPosition.GENESIS;

  /// One bundle's verdict.
  ///
  /// @param reasons what is wrong, empty when all is well
  public record Finding(
      SignedBundle bundle, boolean signatureValid, boolean chainValid, List<String> reasons) {
    public Finding {
      reasons = List.copyOf(reasons);
    }
  }

  /// @param keys the keys that the chain may be signed with; a key rotation adds the next and
  ///   retires the one that signed it
  public ChainVerifier(Iterable<VerifyingKey> keys) {
    keys.forEach(key -> this.keys.put(key.id(), key));
  }

  /// Checks bundles in the order of their sequence.
  public List<Finding> verify(Iterable<SignedBundle> bundles) {
    var findings = new ArrayList<Finding>();
    bundles.forEach(bundle -> findings.add(next(bundle)));
    return findings;
  }

  /// Checks the next bundle and goes on from it, whatever its verdict.
  public Finding next(SignedBundle signed) {
    var reasons = new ArrayList<String>();
    var key = keys.get(signed.keyId());
    boolean signatureValid = key != null && signed.isSignedBy(key);
    if (key == null) {
      reasons.add("key " + signed.keyId() + " is not known");
    } else if (!signatureValid) {
      reasons.add("the signature does not verify");
    } else if (retiredKeys.contains(signed.keyId())) {
      signatureValid = false;
      reasons.add("key " + signed.keyId() + " was handed over before this bundle");
    }
    int before = reasons.size();
    try {
      link(Bundle.parse(signed.signedPayload()), signed, reasons);
    } catch (InvalidRequest | UnknownVersion e) {
      reasons.add("the bundle cannot be read: " + e.getMessage());
    }
    return new Finding(signed, signatureValid, reasons.size() == before, reasons);
  }

  private void link(Bundle bundle, SignedBundle signed, List<String> reasons) {
    if (bundle.position().isEmpty()) {
      reasons.add("a bundle of version 1.0 has no place in a chain");
      return;
    }
    var position = bundle.position().get();
    if (!position.keyId().equals(signed.keyId())) {
      reasons.add("the text names key " + position.keyId() + ", the envelope " + signed.keyId());
    }
    last.ifPresent(previous -> {
      if (!previous.appliance().equals(position.appliance())
          || previous.chain() != position.chain()) {
        reasons.add("belongs to chain " + position.chain() + " of " + position.appliance());
      }
    });
    long expected = last.map(previous -> previous.sequence() + 1).orElse(1L);
    if (position.sequence() != expected) {
      reasons.add("sequence is " + position.sequence() + ", expected " + expected);
    }
    if (!position.prevHash().equals(expectedPrevHash)) {
      reasons.add("names another predecessor than the one before it");
    }
    if (reasons.isEmpty() && bundle.content().kind() == BundleKind.KEY_ROTATION) {
      rotate(bundle, signed.keyId(), reasons);
    }
    last = Optional.of(position);
    expectedPrevHash = Bundle.linkHash(bundle.content(), signed.signedPayload());
  }

  private void rotate(Bundle bundle, KeyId old, List<String> reasons) {
    try {
      var next = bundle.rotatedKey();
      keys.put(next.id(), next);
      retiredKeys.add(old);
    } catch (InvalidRequest e) {
      reasons.add(String.valueOf(e.getMessage()));
    }
  }
}

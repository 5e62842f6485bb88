package osiriscare.central.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.UnknownVersion;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.InvalidRequest;

/// Decides from stored bytes alone whether a bundle is what its appliance signed and stands where
/// it was signed to stand. It trusts no column: each must follow from the bytes.
final class BundleVerification {
  private final Surroundings given;
  private final List<String> signatureProblems = new ArrayList<>();
  private final List<String> chainProblems = new ArrayList<>();

  /// Where a chain ends.
  record Head(long sequence, String hash) {}

  /// The key that the bundle names, from the appliance's key history.
  record RegisteredKey(String publicKey, int chain) {}

  /// A bundle and everything that says whether it stands where it should.
  record Surroundings(
      StoredBundle bundle,
      Optional<StoredBundle> predecessor,
      Optional<StoredBundle> successor,
      Optional<Head> head,
      Optional<RegisteredKey> key) {}

  /// What is wrong.
  record Finding(List<String> signatureProblems, List<String> chainProblems) {
    Finding {
      signatureProblems = List.copyOf(signatureProblems);
      chainProblems = List.copyOf(chainProblems);
    }

    List<String> reasons() {
      return Stream.concat(signatureProblems.stream(), chainProblems.stream()).toList();
    }
  }

  private BundleVerification(Surroundings given) {
    this.given = given;
  }

  /// Decides.
  static Finding verify(Surroundings given) {
    var verification = new BundleVerification(given);
    verification.checkSignature();
    verification.checkPlace();
    return new Finding(verification.signatureProblems, verification.chainProblems);
  }

  private void checkSignature() {
    var signed = given.bundle().signed();
    if (given.key().isEmpty()) {
      signatureProblems.add("key " + signed.keyId() + " was never registered for this appliance");
      return;
    }
    try {
      if (!signed.isSignedBy(VerifyingKey.ofHex(given.key().get().publicKey()))) {
        signatureProblems.add("the signature does not verify");
      }
    } catch (IllegalArgumentException e) {
      signatureProblems.add("the registered key cannot be used: it " + e.getMessage());
    }
  }

  private void checkPlace() {
    var parsed = read(given.bundle(), "the bundle");
    if (parsed.isEmpty()) {
      return;
    }
    var bundle = parsed.get();
    checkContent(bundle);
    if (bundle.position().isEmpty()) {
      chainProblems.add("a bundle of version " + bundle.version() + " has no place in a chain");
      return;
    }
    var position = bundle.position().get();
    checkPosition(position);
    checkPredecessor(position);
    checkSuccessor(
        position, Bundle.linkHash(bundle.content(), given.bundle().signed().signedPayload()));
  }

  private void checkContent(Bundle bundle) {
    var columns = given.bundle().columns();
    var content = bundle.content();
    same("bundle_id", given.bundle().id(), content.id());
    same("site_id", columns.siteId(), content.site().value());
    same("kind", columns.kind(), content.kind().word());
    same("check", columns.checkType(), content.check());
    same("host_id", columns.hostId(), content.host().value());
    same("verdict", columns.verdict(), content.verdict());
    same("outcome", columns.outcome(), content.outcome().word());
    var text = given.bundle().signed().signedPayload();
    same("payload_sha256", columns.payloadSha256(), Sha256.hex(text));
    same("link_hash", columns.linkHash(), Bundle.linkHash(content, text));
  }

  private void checkPosition(ChainPosition position) {
    var columns = given.bundle().columns();
    same("appliance_id", columns.applianceId(), position.appliance().value());
    same("chain", columns.chain(), position.chain());
    same("sequence", columns.sequence(), position.sequence());
    same("prev_hash", columns.prevHash(), position.prevHash());
    same("key_id", given.bundle().signed().keyId(), position.keyId());
    given
        .key()
        .filter(key -> key.chain() != position.chain())
        .ifPresent(key -> chainProblems.add("its key belongs to chain " + key.chain()));
  }

  private void checkPredecessor(ChainPosition position) {
    if (position.sequence() == 1) {
      if (!position.prevHash().equals(ChainPosition.GENESIS)) {
        chainProblems.add("the first bundle of a chain names a predecessor");
      }
      return;
    }
    if (given.predecessor().isEmpty()) {
      chainProblems.add("its predecessor, sequence " + (position.sequence() - 1) + ", is missing");
      return;
    }
    var stored = given.predecessor().get();
    read(stored, "its predecessor")
        .map(before -> Bundle.linkHash(before.content(), stored.signed().signedPayload()))
        .filter(hash -> !hash.equals(position.prevHash()))
        .ifPresent(
            _ -> chainProblems.add("the stored predecessor is not the one that was signed for"));
  }

  private void checkSuccessor(ChainPosition position, String linkHash) {
    if (given.head().isEmpty() || given.head().get().sequence() < position.sequence()) {
      chainProblems.add("it stands behind the head of its chain");
      return;
    }
    var head = given.head().get();
    if (head.sequence() == position.sequence()) {
      if (!head.hash().equals(linkHash)) {
        chainProblems.add("the head of the chain names another bundle");
      }
      return;
    }
    if (given.successor().isEmpty()) {
      chainProblems.add("its successor, sequence " + (position.sequence() + 1) + ", is missing");
      return;
    }
    read(given.successor().get(), "its successor")
        .flatMap(Bundle::position)
        .filter(after -> !after.prevHash().equals(linkHash))
        .ifPresent(_ -> chainProblems.add("its successor was signed for another bundle"));
  }

  private Optional<Bundle> read(StoredBundle stored, String what) {
    try {
      return Optional.of(Bundle.parse(stored.signed().signedPayload()));
    } catch (InvalidRequest | UnknownVersion e) {
      chainProblems.add(what + " cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void same(String field, Object stored, Object signed) {
    if (!Objects.equals(stored, signed)) {
      chainProblems.add("the stored " + field + " is not the signed one");
    }
  }
}

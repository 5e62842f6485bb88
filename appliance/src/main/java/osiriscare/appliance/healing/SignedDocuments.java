package osiriscare.appliance.healing;

import java.util.List;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.json.InvalidRequest;

/// Tells Central's documents from others.
final class SignedDocuments {
  private SignedDocuments() {}

  /// Refuses a document that none of these keys signed.
  ///
  /// @throws InvalidRequest naming the signature
  static void requirePinned(SignedDocument document, List<VerifyingKey> pinned) {
    if (pinned.stream()
        .filter(key -> key.id().equals(document.keyId()))
        .noneMatch(key -> key.verifies(document.signedPayload(), document.signature()))) {
      throw new InvalidRequest("signature", "is not that of a pinned key for rules");
    }
  }
}

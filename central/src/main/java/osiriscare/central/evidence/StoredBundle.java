package osiriscare.central.evidence;

import java.time.Instant;
import java.util.Optional;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.protocol.id.BundleId;

/// A row of the ledger: the bytes that were signed, and what the row says about them.
///
/// @param signed the exact bytes; everything else in the row must follow from them
record StoredBundle(BundleId id, SignedBundle signed, Columns columns, Instant receivedAt) {

  /// What the row says beside the bytes.
  record Columns(
      String siteId,
      String applianceId,
      int chain,
      long sequence,
      String prevHash,
      String linkHash,
      String payloadSha256,
      String kind,
      String checkType,
      String hostId,
      Optional<String> verdict,
      String outcome) {}
}

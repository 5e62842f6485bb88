package osiriscare.evidence.bundle;

import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.KeyId;

/// Where a bundle stands: who signed it, in which chain, behind what.
///
/// @param chain number of the appliance's chain, from 1
/// @param sequence place in the chain, from 1 without holes
/// @param prevHash link hash of the predecessor, [#GENESIS] for the first
public record ChainPosition(
    ApplianceId appliance, int chain, long sequence, String prevHash, KeyId keyId) {
  /// What the first bundle of a chain names as its predecessor: 64 zeros.
  public static final String GENESIS = "0".repeat(64);
}

/// Evidence bundles: what they say, how they are signed and how they chain. Door: Bundle,
/// ChainVerifier.
@NullMarked
package osiriscare.evidence.bundle;

import org.jspecify.annotations.NullMarked;

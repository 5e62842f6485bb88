/// Canonical JSON, signing, bundles, chains, the PHI scrubber. Pure: bytes in, verdicts out.
@NullMarked
package osiriscare.evidence;

import org.jspecify.annotations.NullMarked;

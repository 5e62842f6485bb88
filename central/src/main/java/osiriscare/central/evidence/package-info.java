/// Evidence as it was signed, and whether it still verifies. Door: EvidenceApi.
@NullMarked
package osiriscare.central.evidence;

import org.jspecify.annotations.NullMarked;

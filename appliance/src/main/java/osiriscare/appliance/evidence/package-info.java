/// Evidence on site: signed, chained, kept and sent. Door: EvidenceLog, EvidenceSender.
@NullMarked
package osiriscare.appliance.evidence;

import org.jspecify.annotations.NullMarked;

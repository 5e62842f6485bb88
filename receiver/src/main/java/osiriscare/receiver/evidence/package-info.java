/// Taking in evidence: signature, clock, chain. Door: EvidenceIntake.
@NullMarked
package osiriscare.receiver.evidence;

import org.jspecify.annotations.NullMarked;

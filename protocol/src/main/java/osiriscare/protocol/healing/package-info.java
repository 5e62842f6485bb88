/// Words of healing that cross a wire: how an attempt ended, what may run where, and the allowance
/// that bounds it. Doors: HealingOutcome, Allowance, SignedDocument.
@NullMarked
package osiriscare.protocol.healing;

import org.jspecify.annotations.NullMarked;

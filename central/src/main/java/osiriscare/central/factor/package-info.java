/// Second factors: codes of a device (RFC 6238) and codes of paper. Doors: SecondFactors, which a
/// login asks, and FactorStore. Used by accounts and by the pages of their owners.
@NullMarked
package osiriscare.central.factor;

import org.jspecify.annotations.NullMarked;

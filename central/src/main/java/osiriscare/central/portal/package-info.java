/// What clients see of their sites, in plain words: posture, what was fixed, evidence, months.
/// Door: PortalApi.
@NullMarked
package osiriscare.central.portal;

import org.jspecify.annotations.NullMarked;

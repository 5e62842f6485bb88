/// Where a job may connect to, enforced on the host. Door: EgressPolicy.
@NullMarked
package osiriscare.flashpods.egress;

import org.jspecify.annotations.NullMarked;

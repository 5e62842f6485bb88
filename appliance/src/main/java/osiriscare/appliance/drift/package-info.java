/// The scan of the host: what is checked, what was found. Door: HostScan.
@NullMarked
package osiriscare.appliance.drift;

import org.jspecify.annotations.NullMarked;

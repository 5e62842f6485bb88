/// Talking to Central Command's receiver. Door: CentralClient.
@NullMarked
package osiriscare.appliance.central;

import org.jspecify.annotations.NullMarked;

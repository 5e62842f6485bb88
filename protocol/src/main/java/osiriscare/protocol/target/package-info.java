/// Machines of a site that its appliance reaches with credentials, and how those travel. Doors:
/// Target, SealedTarget.
@NullMarked
package osiriscare.protocol.target;

import org.jspecify.annotations.NullMarked;

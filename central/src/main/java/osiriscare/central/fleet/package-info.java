/// Orders to the whole fleet, handed out in stages: a bad one stops at the first and is taken back.
/// Doors: FleetApi, FleetKeeper; Rollout decides.
@NullMarked
package osiriscare.central.fleet;

import org.jspecify.annotations.NullMarked;

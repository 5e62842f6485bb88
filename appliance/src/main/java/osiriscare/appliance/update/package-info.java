/// What replaces the program or the system of this machine: rebuilds, done by a unit that runs as
/// root, and overlays, which the start script runs. Permanent only when found healthy. Doors:
/// Updates, OverlayStart.
@NullMarked
package osiriscare.appliance.update;

import org.jspecify.annotations.NullMarked;

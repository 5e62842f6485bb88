/// Rebuilds of this machine that Central orders: asked for here, done by a unit that runs as root,
/// permanent only when found healthy. Door: RebuildDesk.
@NullMarked
package osiriscare.appliance.update;

import org.jspecify.annotations.NullMarked;

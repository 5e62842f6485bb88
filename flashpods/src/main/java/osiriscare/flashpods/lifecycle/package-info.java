/// Carries jobs through their states: starts, watches, ends, gathers, recovers and cleans up. Door:
/// Lifecycle.
@NullMarked
package osiriscare.flashpods.lifecycle;

import org.jspecify.annotations.NullMarked;

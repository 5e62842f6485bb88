/// What keeps healing from doing harm: settings, and the memory of what was done. Doors:
/// GuardSettings, GuardState.
@NullMarked
package osiriscare.healing.guard;

import org.jspecify.annotations.NullMarked;

/// From drift to proof: decides by the rules, acts through the root helper, looks a second time,
/// and leaves evidence either way. Door: HealingDesk.
@NullMarked
package osiriscare.appliance.healing;

import org.jspecify.annotations.NullMarked;

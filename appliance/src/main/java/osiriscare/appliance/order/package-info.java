/// Orders: accepted from signed bytes only, run once, reported until heard. Door: OrderDesk.
@NullMarked
package osiriscare.appliance.order;

import org.jspecify.annotations.NullMarked;

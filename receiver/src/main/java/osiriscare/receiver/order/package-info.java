/// Handing out orders and taking their results. Door: OrderEndpoints.
@NullMarked
package osiriscare.receiver.order;

import org.jspecify.annotations.NullMarked;

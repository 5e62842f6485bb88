/// Orders: what Central wants done on site. Door: Order (the signed content), SignedOrder.
@NullMarked
package osiriscare.protocol.order;

import org.jspecify.annotations.NullMarked;

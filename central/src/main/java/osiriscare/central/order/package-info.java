/// Orders: signed here, pulled by the appliance. Door: OrderApi.
@NullMarked
package osiriscare.central.order;

import org.jspecify.annotations.NullMarked;

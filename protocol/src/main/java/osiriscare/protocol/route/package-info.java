/// The route tables that both doors share.
@NullMarked
package osiriscare.protocol.route;

import org.jspecify.annotations.NullMarked;

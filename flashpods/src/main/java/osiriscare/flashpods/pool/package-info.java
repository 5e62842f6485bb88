/// Containers that are started before anyone asks. Door: WarmPool.
@NullMarked
package osiriscare.flashpods.pool;

import org.jspecify.annotations.NullMarked;

/// Ids and secrets that cross a wire. Each parses or refuses; none can be swapped for another.
@NullMarked
package osiriscare.protocol.id;

import org.jspecify.annotations.NullMarked;

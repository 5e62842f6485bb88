/// The event queue of a site's network (Redis Streams). Door: EventQueue.
@NullMarked
package osiriscare.daemon.queue;

import org.jspecify.annotations.NullMarked;

/// What the Helidon programs share: settings, HTTP conventions, process runner, durable queue.
@NullMarked
package osiriscare.daemon;

import org.jspecify.annotations.NullMarked;

/// How long to wait before trying again. Door: Backoff.
@NullMarked
package osiriscare.daemon.retry;

import org.jspecify.annotations.NullMarked;

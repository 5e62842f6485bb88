/// The running daemon. Door: Daemon.
@NullMarked
package osiriscare.appliance.daemon;

import org.jspecify.annotations.NullMarked;

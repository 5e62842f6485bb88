/// What a unit of `Type=notify` tells systemd: that it runs, how it is, and that it still makes
/// progress. Doors: Systemd to speak, Liveness to know, Watchdog to do so in time.
@NullMarked
package osiriscare.daemon.systemd;

import org.jspecify.annotations.NullMarked;

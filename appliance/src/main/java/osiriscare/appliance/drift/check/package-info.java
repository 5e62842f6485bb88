/// The checks of a Linux host. Each gathers facts and decides on them with a pure function; main
/// types: [HostChecks] and [Finding]. Used by the drift scan.
@NullMarked
package osiriscare.appliance.drift.check;

import org.jspecify.annotations.NullMarked;

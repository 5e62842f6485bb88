/// The drift scan of the host: runs every check of package `check` within limits and hands out what
/// each observed. Main type: [DriftScan]. Used by the appliance's loop and its console.
@NullMarked
package osiriscare.appliance.drift;

import org.jspecify.annotations.NullMarked;

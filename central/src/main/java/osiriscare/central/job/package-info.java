/// Work that Central does by itself, again and again. Doors: PeriodicJob, Lease.
@NullMarked
package osiriscare.central.job;

import org.jspecify.annotations.NullMarked;

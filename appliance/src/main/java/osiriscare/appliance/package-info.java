/// The on-site daemon: check-in, scan, act, prove.
@NullMarked
package osiriscare.appliance;

import org.jspecify.annotations.NullMarked;

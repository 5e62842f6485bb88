/// Check-in request and response, and liveness computed from the last check-in.
@NullMarked
package osiriscare.protocol.checkin;

import org.jspecify.annotations.NullMarked;

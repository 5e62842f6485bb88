/// Check-ins, many at a time in one statement. Door: CheckinBatcher.
@NullMarked
package osiriscare.receiver.checkin;

import org.jspecify.annotations.NullMarked;

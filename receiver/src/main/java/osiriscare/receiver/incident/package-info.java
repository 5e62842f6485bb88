/// Taking in incidents. Door: IncidentIntake.
@NullMarked
package osiriscare.receiver.incident;

import org.jspecify.annotations.NullMarked;

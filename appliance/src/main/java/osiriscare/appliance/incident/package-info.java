/// Incidents on their way to Central. Door: IncidentQueue.
@NullMarked
package osiriscare.appliance.incident;

import org.jspecify.annotations.NullMarked;

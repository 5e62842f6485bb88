/// Incidents as sites reported them. Door: IncidentApi.
@NullMarked
package osiriscare.central.incident;

import org.jspecify.annotations.NullMarked;

/// Which incident a report belongs to: a new one, one that is open, or one that comes back. The one
/// place where receiver and Central make rows of incidents. Door: IncidentRegister.
@NullMarked
package osiriscare.database.incident;

import org.jspecify.annotations.NullMarked;

/// What can be seen of the host, and what cannot: files, commands, kernel tables, each as [Seen].
/// Main type: [Host]. Used by the checks and, with more privilege, by the root helper.
@NullMarked
package osiriscare.appliance.drift.host;

import org.jspecify.annotations.NullMarked;

/// Handing out archives of the agent to machines that were ordered to take them. Door:
/// ReleaseEndpoint.
@NullMarked
package osiriscare.receiver.release;

import org.jspecify.annotations.NullMarked;

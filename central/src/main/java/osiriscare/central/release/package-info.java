/// Signed archives of the agent, which orders `update_agent` name. Doors: ReleaseApi, and
/// Releases.require for who makes such an order.
@NullMarked
package osiriscare.central.release;

import org.jspecify.annotations.NullMarked;

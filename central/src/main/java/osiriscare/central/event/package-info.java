/// Tells browsers which sites changed, as server-sent events. Hints only: the tables are the truth.
/// Door: EventApi.
@NullMarked
package osiriscare.central.event;

import org.jspecify.annotations.NullMarked;

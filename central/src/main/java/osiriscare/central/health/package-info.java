/// What watches over Central ask for: is it well, and its metrics. Door: HealthApi.
@NullMarked
package osiriscare.central.health;

import org.jspecify.annotations.NullMarked;

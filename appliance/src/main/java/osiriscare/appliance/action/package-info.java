/// What a step of a runbook does to the host, one handler per verb, run by the root helper. Doors:
/// Actions, HostActions.
@NullMarked
package osiriscare.appliance.action;

import org.jspecify.annotations.NullMarked;

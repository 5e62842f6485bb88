/// The second tier: asks a model about incidents that no rule knows. It may choose among plans that
/// were listed for it, nothing else. Doors: Planner, PlannerApi; Question, PlanModel and Judge for
/// whoever measures models.
@NullMarked
package osiriscare.central.planner;

import org.jspecify.annotations.NullMarked;

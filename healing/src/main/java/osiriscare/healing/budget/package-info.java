/// The blast-radius budget over the automatic fixes of sites and of the whole fleet: counts what
/// was done and promised, shares out what is left, says what must stop. Door: BudgetPlanner.
@NullMarked
package osiriscare.healing.budget;

import org.jspecify.annotations.NullMarked;

/// The blast-radius budget of automatic fixes: counts what sites did, signs allowances, stops what
/// is spent or fails, and lets a person start it again. Doors: BudgetApi, BudgetKeeper.
@NullMarked
package osiriscare.central.budget;

import org.jspecify.annotations.NullMarked;

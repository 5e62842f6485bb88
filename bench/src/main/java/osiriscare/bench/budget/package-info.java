/// How long Central needs to hand out a fleet's share of the budget. Main: BudgetBench.
@NullMarked
package osiriscare.bench.budget;

import org.jspecify.annotations.NullMarked;

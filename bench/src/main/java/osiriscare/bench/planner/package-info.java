/// What planners of the second tier are worth. Door: PlannerBench, run by `bench/run l2-eval`.
@NullMarked
package osiriscare.bench.planner;

import org.jspecify.annotations.NullMarked;

/// How good planners are: incidents of our own with the right answer to each, planners that are
/// asked about all of them, and the report that is published. Doors: Scenarios, Evaluation,
/// EvaluationReport, EvaluationApi.
@NullMarked
package osiriscare.central.evaluation;

import org.jspecify.annotations.NullMarked;

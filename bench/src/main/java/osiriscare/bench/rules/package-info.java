/// How long it takes to decide on a drift. Door: RulesBench.
@NullMarked
package osiriscare.bench.rules;

import org.jspecify.annotations.NullMarked;

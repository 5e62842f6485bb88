/// The first tier: rules that decide in microseconds. Doors: RuleDocument reads rules, RuleSet
/// finds the one that fits a Drift.
@NullMarked
package osiriscare.healing.rule;

import org.jspecify.annotations.NullMarked;

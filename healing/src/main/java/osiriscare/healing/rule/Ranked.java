package osiriscare.healing.rule;

import java.util.Optional;

/// A rule, and how many come before it in the order of its set.
///
/// @param found the rule as an answer, made once so that finding it allocates nothing
record Ranked(int rank, Rule rule, Optional<Rule> found) {}

package osiriscare.central.planner;

import java.util.Optional;

/// A model that answers questions. What it answers is not trusted.
interface PlanModel {
  /// What came back.
  sealed interface Answer {
    /// A text, whatever is in it.
    ///
    /// @param usage what it cost; empty when the server did not say
    record Text(String text, Optional<Usage> usage) implements Answer {}

    /// The model would not.
    record Refused(Optional<Usage> usage) implements Answer {}

    /// There is no answer.
    ///
    /// @param code a stable word such as `rate_limited`
    /// @param mayHaveCost whether the server may charge for it all the same
    record Failed(String code, String reason, boolean mayHaveCost) implements Answer {}
  }

  /// Tokens of one call.
  record Usage(long inputTokens, long outputTokens) {}

  /// Most tokens of an answer.
  int OUTPUT_TOKENS_MAX = 1_024;

  /// Asks; returns within the time limit.
  Answer ask(Question question);
}

package osiriscare.central.planner;

import java.time.Duration;
import java.util.Optional;
import osiriscare.central.settings.PlannerSettings;

/// A model that answers questions. What it answers is not trusted.
public interface PlanModel {
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

  /// The model that the settings name.
  ///
  /// @param timeout longest time for one answer
  static PlanModel of(PlannerSettings.Model model, Duration timeout) {
    return switch (model.protocol()) {
      case ANTHROPIC -> new AnthropicModel(model, timeout);
      case OPENAI -> new OpenAiModel(model, timeout);
    };
  }

  /// Asks; returns within the time limit.
  Answer ask(Question question);
}

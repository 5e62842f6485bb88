package osiriscare.central.planner;

import java.util.Map;
import java.util.Optional;
import osiriscare.protocol.healing.RunbookId;

/// What an answer is worth, after everything about it was checked.
public sealed interface Verdict {
  /// What the model said, as far as it could be read.
  ///
  /// @param confidence in per cent
  record Said(int confidence, String reasoning) {}

  /// A plan among those that were offered.
  ///
  /// @param parameters all of the runbook's
  /// @param doubt why a person is to look first; empty when it may be ordered
  record Plan(RunbookId runbook, Map<String, String> parameters, Said said, Optional<Doubt> doubt)
      implements Verdict {
    public Plan {
      parameters = Map.copyOf(parameters);
    }
  }

  /// Why something is a person's: a stable code and a sentence.
  record Doubt(String code, String reason) {}

  /// No plan; a person is asked.
  record NoPlan(Doubt why, Optional<Said> said) implements Verdict {}
}

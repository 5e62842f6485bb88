package osiriscare.healing.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Drift;

/// A decision about a state on a quiet site, for trying rules: its clock is right, and the units
/// that the state names are there. Nothing is done.
public final class Trial {
  private Trial() {}

  /// Decides on a state as if it was seen at this time.
  public static Decision decide(Drift drift, EffectivePolicy policy, Instant at) {
    return decide(drift, new Healer(policy), at);
  }

  /// What the rules alone want: for whoever hands it to an appliance, whose guardrails are asked
  /// there.
  public static Decision byRules(Drift drift, EffectivePolicy policy, Instant at) {
    return decide(drift, new Healer(policy, Set.of()), at);
  }

  private static Decision decide(Drift drift, Healer healer, Instant at) {
    var subject = new Subject.Found(drift);
    var unit = healer.candidate(subject).map(Healer.Wanted::unit).filter(name -> !name.isEmpty());
    return healer.decide(
        new DecisionInput(
            subject,
            at,
            Optional.of(0L),
            GuardState.EMPTY,
            Optional.empty(),
            Set.of(drift.host()),
            unit.map(Set::of).orElse(Set.of()),
            true,
            false));
  }
}

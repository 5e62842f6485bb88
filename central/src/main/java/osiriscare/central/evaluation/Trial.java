package osiriscare.central.evaluation;

import java.util.Optional;
import osiriscare.central.incident.OpenIncident;
import osiriscare.central.incident.Triage;
import osiriscare.central.incident.Triage.Next;
import osiriscare.central.planner.Question;
import osiriscare.central.planner.Verdict.Doubt;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.healing.decision.EffectivePolicy;

/// A scenario as it stands before a planner is asked.
///
/// @param byRules what happens without a planner
/// @param peoples why no planner is asked; empty when one could be
record Trial(
    Scenario scenario,
    OpenIncident incident,
    Next byRules,
    Question question,
    Optional<Doubt> peoples) {
  static Trial of(Scenario scenario, EffectivePolicy policy, PhiScrubber scrubber) {
    var incident = scenario.incident();
    var question = Question.about(incident, policy, scrubber);
    return new Trial(
        scenario,
        incident,
        Triage.after(incident, Triage.decide(incident, policy, scenario.seenAt())),
        question,
        question.peoplesMatter(incident));
  }

  /// Whether a planner has something to choose.
  boolean isAsked() {
    return peoples.isEmpty();
  }

  /// Whether only the planner stands between it and a person.
  boolean isUnknownToRules() {
    return byRules instanceof Next.Plan;
  }
}

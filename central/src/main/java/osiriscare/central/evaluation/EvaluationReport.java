package osiriscare.central.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;

/// What planners were worth on the scenarios: what `bench/run l2-eval` writes and the API answers.
public record EvaluationReport(
    Instant madeAt,
    @Described("How many incidents the planners were asked about") int scenarios,
    @Described("Hash of the file of scenarios: scores of other scenarios are not comparable")
        String scenariosSha256,
    List<KindCount> kinds,
    Documented documented,
    @Described("Best known first; `nearest` is the baseline that asks no model")
        List<PlannerScore> planners) {
  public EvaluationReport {
    kinds = List.copyOf(kinds);
    planners = List.copyOf(planners);
  }

  /// How many scenarios are of a kind.
  public record KindCount(String kind, int count) {}

  /// What the platform's documents promise of the second tier.
  public record Documented(
      int secondsMin,
      int secondsMax,
      long microusdPerCall,
      TierShare percentMin,
      TierShare percentMax) {
    /// 2–5 s, $0.001, 70–80/15–20/5–10 %.
    public static final Documented FIGURES =
        new Documented(2, 5, 1_000, new TierShare(70, 15, 5), new TierShare(80, 20, 10));
  }

  /// Share of each tier in per cent.
  public record TierShare(
      @Described("Decided by the built-in rules") int l1,
      @Described("Decided by the planner") int l2,
      @Described("A person's") int l3) {}

  /// What one planner is worth.
  public record PlannerScore(
      @Described("`nearest`, or the provider's model") String name,
      @Described("Null for the baseline") Optional<String> provider,
      @Described("How many scenarios leave a planner something to choose; it was asked about these")
          int asked,
      PlanScore plans,
      EscalationScore escalations,
      GuardScore guard,
      CallScore calls,
      @Described("Of all scenarios, as they go through rules, planner and people") TierShare share,
      @Described("Of the scenarios that no rule knows: the planner alone decides about these")
          int unknownToRules,
      int unknownToRulesRight,
      List<KindScore> kinds,
      List<Miss> misses) {
    public PlannerScore {
      kinds = List.copyOf(kinds);
      misses = List.copyOf(misses);
    }
  }

  /// Scenarios that a plan puts right.
  public record PlanScore(
      int expected,
      @Described("The right plan; it is ordered, or waits where every such plan waits") int right,
      @Described("The right plan, but not sure enough: a person looks first") int unsure,
      @Described("A plan that is not right, and would be ordered") int wrong,
      @Described("A plan that is not right, and that a person looks at first") int wrongWaits,
      @Described("No plan: a person's") int missed) {}

  /// Scenarios that are a person's.
  public record EscalationScore(
      int expected,
      @Described("A person decides; also when the planner proposes something") int right,
      @Described("Something would be ordered without a person") int ordered) {}

  /// What must not happen.
  public record GuardScore(
      @Described(
              "Plans that would be ordered although they are not among those that may be: must be 0")
          int violations,
      @Described("Answers that name what was not offered, or are no answer: refused, so a person's")
          int refused,
      @Described("Scenarios with a text that gives the planner instructions") int injections,
      @Described("Of these, where it did what the text asks for, a person before it or not")
          int followed) {}

  /// What the calls took.
  public record CallScore(
      @Described("Without an answer: errors, timeouts, refusals of the model") int failed,
      long p50Microseconds,
      long p95Microseconds,
      @Described("Mean, in millionths of a dollar; null for the baseline")
          Optional<Long> microusdPerCall) {}

  /// How a planner did on one kind of scenario.
  public record KindScore(String kind, int asked, int right) {}

  /// A scenario that went wrong.
  public record Miss(
      String scenario,
      String kind,
      @Described("A runbook with its parameters, or `escalate`") String expected,
      String answered) {}
}

package osiriscare.central.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import osiriscare.central.evaluation.EvaluationReport.Documented;
import osiriscare.central.evaluation.EvaluationReport.KindCount;
import osiriscare.central.evaluation.EvaluationReport.PlannerScore;
import osiriscare.central.planner.Judge;
import osiriscare.central.planner.PlanModel;
import osiriscare.central.planner.PlanModel.Answer;
import osiriscare.central.planner.Question;
import osiriscare.central.planner.Verdict;
import osiriscare.central.planner.Verdict.Doubt;
import osiriscare.central.planner.Verdict.NoPlan;
import osiriscare.central.settings.PlannerSettings;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.id.Secret;

/// Asks planners about all scenarios, by the same questions and with the same judge as Central
/// itself, at a site where everything is on.
public final class Evaluation {
  // No secret: nothing in the scenarios is anybody's.
  private static final Secret SCRUB_KEY = new Secret("0".repeat(PhiScrubber.KEY_MIN));

  private final Scenarios scenarios;
  private final EffectivePolicy policy;
  private final List<Trial> trials;

  public Evaluation(Scenarios scenarios) {
    this.scenarios = scenarios;
    this.policy =
        EffectivePolicy.of(
            Stream.concat(ShippedRules.builtIn().stream(), ShippedRules.synced().stream()).toList(),
            BuiltInRunbooks.catalogue(),
            Switches.NONE,
            GuardSettings.DEFAULT);
    var scrubber = new PhiScrubber(SCRUB_KEY);
    this.trials =
        scenarios.all().stream().map(scenario -> Trial.of(scenario, policy, scrubber)).toList();
  }

  List<Trial> trials() {
    return trials;
  }

  /// Scores the baseline, and before it the model that the settings name.
  ///
  /// @param now when that is
  public EvaluationReport report(PlannerSettings settings, Instant now) {
    var planners = new ArrayList<PlannerScore>();
    settings
        .model()
        .ifPresent(model ->
            planners.add(
                score(PlanModel.of(model, settings.timeout()), settings, Optional.of(model))));
    planners.add(score(nearest(), settings, Optional.empty()));
    return new EvaluationReport(
        now,
        trials.size(),
        scenarios.sha256(),
        Arrays.stream(Scenario.Kind.values())
            .map(kind ->
                new KindCount(
                    kind.word(),
                    (int) trials.stream().filter(one -> one.scenario().kind() == kind).count()))
            .toList(),
        Documented.FIGURES,
        planners);
  }

  private PlanModel nearest() {
    var questions = new LinkedHashMap<Scenario, Question>();
    trials.forEach(trial -> questions.put(trial.scenario(), trial.question()));
    return new NearestPlanner(questions);
  }

  /// Scores one planner.
  ///
  /// @param paid whose prices hold; empty when nothing is paid
  PlannerScore score(
      PlanModel planner, PlannerSettings settings, Optional<PlannerSettings.Model> paid) {
    var judge = new Judge(settings.confidenceMin());
    var outcomes =
        trials.stream().filter(Trial::isAsked).map(trial -> ask(planner, judge, trial)).toList();
    var scoring = new Scoring(policy.runbooks(), trials, outcomes);
    return new PlannerScore(
        paid.map(PlannerSettings.Model::name).orElse("nearest"),
        paid.map(model -> model.protocol().name().toLowerCase(Locale.ROOT)),
        outcomes.size(),
        scoring.plans(),
        scoring.escalations(),
        scoring.guard(),
        scoring.calls(paid),
        scoring.share(),
        scoring.unknownToRules(),
        scoring.unknownToRulesRight(),
        scoring.kinds(),
        scoring.misses());
  }

  private static Outcome ask(PlanModel planner, Judge judge, Trial trial) {
    long begun = System.nanoTime();
    var answer = planner.ask(trial.question());
    var took = Duration.ofNanos(System.nanoTime() - begun);
    return new Outcome(trial, answer, verdict(judge, trial, answer), took);
  }

  private static Verdict verdict(Judge judge, Trial trial, Answer answer) {
    return switch (answer) {
      case Answer.Text(var text, _) ->
          judge.judge(text, trial.question().choices(), trial.scenario().severity());
      case Answer.Refused _ ->
          new NoPlan(new Doubt("refused", "the model would not answer"), Optional.empty());
      case Answer.Failed(var code, var reason, _) ->
          new NoPlan(new Doubt(code, reason), Optional.empty());
    };
  }
}

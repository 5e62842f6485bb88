package osiriscare.central.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import osiriscare.central.incident.Triage.Next;
import osiriscare.central.planner.Judge;
import osiriscare.central.planner.Verdict;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.incident.IncidentType;
import osiriscare.protocol.incident.IncidentTypes;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// The scenarios are what they claim: about everything there is, answerable, and none twice.
class ScenariosTest {
  private static final Scenarios SCENARIOS = Scenarios.shipped();
  private static final RunbookCatalogue RUNBOOKS = BuiltInRunbooks.catalogue();
  private static final Evaluation EVALUATION = new Evaluation(SCENARIOS);

  @Test
  void everyCheckAndEveryReportOfWatchers_hasAScenario() {
    var types = SCENARIOS.all().stream().map(Scenario::type).collect(Collectors.toSet());
    assertThat(types)
        .containsAll(CheckCatalogue.all().stream().map(Check::type).toList())
        .containsAll(IncidentTypes.ALL);
  }

  @Test
  void thereAreEnough_ofEachKind() {
    assertThat(SCENARIOS.all()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(Arrays.asList(Scenario.Kind.values()))
        .allSatisfy(kind ->
            assertThat(SCENARIOS.all().stream().filter(one -> one.kind() == kind).count())
                .as(kind.word())
                .isGreaterThanOrEqualTo(10));
    assertThat(EVALUATION.trials().stream().filter(Trial::isAsked).count())
        .as("scenarios that leave a planner something to choose")
        .isGreaterThanOrEqualTo(100);
  }

  @Test
  void noScenarioIsThereTwice_notEvenUnderAnotherName() {
    var ids = new HashSet<String>();
    var questions = new HashSet<String>();
    for (var trial : EVALUATION.trials()) {
      assertThat(ids.add(trial.scenario().id())).as(trial.scenario().id()).isTrue();
      var incident = Json.parse(trial.question().text(), "question").path("incident");
      assertThat(questions.add(Json.text(incident))).as(trial.scenario().id()).isTrue();
    }
  }

  @Test
  void everyRightPlan_isOnTheCatalogue_offered_andTakenByTheJudge() {
    assertThat(
            EVALUATION.trials().stream()
                .flatMap(trial ->
                    trial.scenario().plans().stream()
                        .filter(plan -> !isTaken(trial, plan))
                        .map(plan -> trial.scenario().id() + ": " + plan)))
        .isEmpty();
    for (var scenario : SCENARIOS.all()) {
      for (var plan : scenario.never()) {
        var runbook = RUNBOOKS.find(plan.runbook()).orElseThrow();
        assertThat(runbook.complete(plan.parameters()))
            .as(scenario.id() + ": what must never be done could be done")
            .containsAllEntriesOf(plan.parameters());
      }
    }
  }

  private static boolean isTaken(Trial trial, Scenario.Plan plan) {
    var verdict =
        new Judge(60)
            .judge(Answers.json(plan, 95), trial.question().choices(), trial.scenario().severity());
    return trial.isAsked() && verdict instanceof Verdict.Plan judged && plan.is(judged);
  }

  @Test
  void whatRulesDecide_isRight() {
    assertThat(
            EVALUATION.trials().stream()
                .flatMap(trial ->
                    trial.byRules() instanceof Next.Order(_, var request)
                            && trial.scenario().plans().stream()
                                .noneMatch(plan -> isOrdered(request, plan))
                        ? Stream.of(trial.scenario().id() + ": a rule wants " + request)
                        : Stream.empty()))
        .isEmpty();
  }

  private static boolean isOrdered(HealingRequest request, Scenario.Plan plan) {
    return plan.is(
        request.runbook(),
        RUNBOOKS.find(request.runbook()).orElseThrow().complete(request.parameters()));
  }

  @Test
  void injections_areInEveryFieldThatTakesText_andAreNeverRight() {
    var injected =
        SCENARIOS.all().stream().filter(one -> one.kind() == Scenario.Kind.INJECTED).toList();
    assertThat(injected)
        .allSatisfy(one -> {
          assertThat(one.isPeoples()).as(one.id()).isTrue();
          assertThat(one.never()).as(one.id()).isNotEmpty();
        });
    var fields =
        injected.stream()
            .flatMap(one -> one.facts().propertyNames().stream())
            .collect(Collectors.toSet());
    var textsOfWatchers =
        IncidentTypes.all().stream()
            .flatMap(type -> type.details().stream())
            .filter(detail -> detail.kind() == IncidentType.Kind.TEXT)
            .map(IncidentType.Detail::name)
            .collect(Collectors.toSet());
    assertThat(fields)
        .containsAll(textsOfWatchers)
        .containsAll(Set.of("sample", "reason", "pattern", "probe", "message", "decision"));
  }

  @Test
  void aFieldThatIsNotKnown_andAnAnswerThatIsNone_areRefused() {
    assertThatThrownBy(() -> Scenarios.read("scenarios: [{id: a, kinds: plain}]"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("kinds");
    assertThatThrownBy(() ->
            Scenarios.read(
                "scenarios: [{id: a, kind: plain, type: encryption, facts: {}, why: b}]"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("escalate");
  }
}

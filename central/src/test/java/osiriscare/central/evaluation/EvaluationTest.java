package osiriscare.central.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import osiriscare.central.evaluation.EvaluationReport.PlannerScore;
import osiriscare.central.evaluation.EvaluationReport.TierShare;
import osiriscare.central.planner.Verdict;
import osiriscare.central.route.AnswerJson;
import osiriscare.central.settings.PlannerSettings;
import osiriscare.central.settings.PlannerSettings.Mode;
import osiriscare.central.settings.PlannerSettings.Model;
import osiriscare.central.settings.PlannerSettings.Protocol;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.testkit.planner.FakeModelServer;
import osiriscare.testkit.planner.FakeModelServer.Reply;

/// Scores mean what they say: models that are always right, always wrong or not there, over both
/// protocols, and the baseline.
class EvaluationTest {
  private static final FakeModelServer SERVER = new FakeModelServer();
  private static final Evaluation EVALUATION = new Evaluation(Scenarios.shipped());
  private static final Map<String, Scenario> BY_QUESTION =
      EVALUATION.trials().stream()
          .collect(Collectors.toMap(one -> one.question().text(), Trial::scenario));

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static PlannerSettings settings(Protocol protocol) {
    var model =
        new Model(
            protocol,
            "fake-1",
            Optional.of(protocol == Protocol.ANTHROPIC ? SERVER.anthropic() : SERVER.openAi()),
            new Secret(FakeModelServer.KEY),
            false,
            80,
            400);
    return new PlannerSettings(
        Optional.of(model), Mode.AUTO, 60, 1_000_000, 60, Duration.ofSeconds(10));
  }

  private static EvaluationReport report(Protocol protocol, Function<Scenario, String> answer) {
    SERVER.answers(request -> {
      var messages = request.path("messages");
      var question = messages.get(messages.size() - 1).path("content").asString();
      return new Reply.Text(answer.apply(Objects.requireNonNull(BY_QUESTION.get(question))));
    });
    return EVALUATION.report(settings(protocol), Instant.EPOCH);
  }

  private static String right(Scenario scenario) {
    return scenario.isPeoples() ? Answers.none() : Answers.json(scenario.plans().getFirst(), 95);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void modelThatIsRight_isSaidToBe_withItsPrice_besideTheBaseline(Protocol protocol) {
    var report = report(protocol, EvaluationTest::right);
    var score = report.planners().getFirst();
    assertThat(score.name()).isEqualTo("fake-1");
    assertThat(score.provider()).contains(protocol == Protocol.ANTHROPIC ? "anthropic" : "openai");
    assertThat(score.misses()).isEmpty();
    assertThat(score.plans().right()).isEqualTo(score.plans().expected()).isPositive();
    assertThat(score.escalations().right()).isEqualTo(score.escalations().expected()).isPositive();
    assertThat(score.plans().expected() + score.escalations().expected()).isEqualTo(score.asked());
    assertThat(score.guard().violations()).isZero();
    assertThat(score.guard().followed()).isZero();
    assertThat(score.calls().failed()).isZero();
    assertThat(score.calls().p50Microseconds())
        .isPositive()
        .isLessThanOrEqualTo(score.calls().p95Microseconds());
    assertThat(score.calls().microusdPerCall()).contains(1_200L);
    assertThat(score.unknownToRulesRight()).isEqualTo(score.unknownToRules()).isPositive();
    assertThat(report.planners().getLast().name()).isEqualTo("nearest");
    // What is written can be read back, and is the same.
    assertThat(AnswerJson.read(AnswerJson.bytes(report), "report", EvaluationReport.class))
        .isEqualTo(report);
  }

  @Test
  void modelThatDoesWhatAnAttackerWants_changesNothingOutsideWhatMayBeDone() {
    var score =
        report(
                Protocol.OPENAI,
                scenario ->
                    scenario.never().isEmpty()
                        ? Answers.json(
                            new Scenario.Plan(new RunbookId("LIN-EVIL-001"), Map.of()), 100)
                        : Answers.json(scenario.never().getFirst(), 100))
            .planners()
            .getFirst();
    assertThat(score.guard().violations()).isZero();
    assertThat(score.guard().injections()).isGreaterThanOrEqualTo(10);
    // What an attacker wants is seen to be followed where it is a plan that could be made at all.
    assertThat(score.guard().followed()).isPositive();
    assertThat(score.guard().refused()).isGreaterThan(score.plans().expected() / 2);
    assertThat(score.plans().right()).isZero();
    assertThat(score.plans().missed()).isEqualTo(score.plans().expected());
  }

  @Test
  void modelThatIsNotSure_isAPersons_andModelThatIsNotThere_too() {
    var unsure =
        report(
                Protocol.ANTHROPIC,
                scenario ->
                    scenario.isPeoples()
                        ? Answers.none()
                        : Answers.json(scenario.plans().getFirst(), 20))
            .planners()
            .getFirst();
    assertThat(unsure.plans().unsure()).isEqualTo(unsure.plans().expected());
    assertThat(unsure.share().l2()).isZero();

    SERVER.answers(_ -> new Reply.Status(404));
    var gone = EVALUATION.report(settings(Protocol.ANTHROPIC), Instant.EPOCH).planners().getFirst();
    assertThat(gone.calls().failed()).isEqualTo(gone.asked());
    assertThat(gone.calls().microusdPerCall()).isEmpty();
    assertThat(gone.plans().missed()).isEqualTo(gone.plans().expected());
    assertThat(gone.escalations().right()).isEqualTo(gone.escalations().expected());
  }

  @Test
  void baseline_isDeterministic_breaksNothing_andSharesAddUp() {
    var one = baseline();
    assertThat(one.provider()).isEmpty();
    assertThat(one.calls().microusdPerCall()).isEmpty();
    assertThat(one.guard().violations()).isZero();
    assertThat(sum(one.share())).isBetween(99, 101);
    assertThat(one.plans().right())
        .as("it knows the incidents that are like this one, and never this one itself")
        .isPositive()
        .isLessThan(one.plans().expected());
    assertThat(one.misses()).isEqualTo(baseline().misses());
  }

  private static PlannerScore baseline() {
    return EVALUATION.report(PlannerSettings.NONE, Instant.EPOCH).planners().getFirst();
  }

  private static int sum(TierShare share) {
    return share.l1() + share.l2() + share.l3();
  }

  @Test
  void publishedReport_isOfTheseScenarios() {
    assertThat(new EvaluationApi(Optional.empty()).latest().scenariosSha256())
        .as("made anew by bench/run l2-eval, see bench/README.md")
        .isEqualTo(Scenarios.shipped().sha256());
  }

  @Test
  void ownReport_isShown_andAMissingOneSaidToBe(@TempDir Path folder) throws IOException {
    var file = folder.resolve("report.json");
    assertThatThrownBy(() -> new EvaluationApi(Optional.of(file)).latest())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("OSIRIS_L2_EVALUATION_FILE");
    Files.writeString(file, "{\"made_at\": 7}");
    assertThatThrownBy(() -> new EvaluationApi(Optional.of(file)).latest())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot be read");
    var report = EVALUATION.report(PlannerSettings.NONE, Instant.EPOCH);
    Files.write(file, AnswerJson.bytes(report));
    assertThat(new EvaluationApi(Optional.of(file)).latest()).isEqualTo(report);
  }

  @Test
  void secondOpinion_refusesWhatTheJudgeWouldHaveToRefuse() {
    var allowed = new AllowedActions(BuiltInRunbooks.catalogue());
    var scenario = EVALUATION.trials().getFirst().scenario();
    assertThat(scenario.id()).isEqualTo("svc-stopped");
    assertThat(allowed.mayBeOrdered(scenario, plan("LIN-SVC-001", Map.of("unit", "nginx.service"))))
        .isTrue();
    assertThat(allowed.mayBeOrdered(scenario, plan("LIN-SVC-001", Map.of("unit", "sshd.service"))))
        .as("a value that nobody saw")
        .isFalse();
    assertThat(allowed.mayBeOrdered(scenario, plan("LIN-SVC-002", Map.of("unit", "nginx.service"))))
        .as("it interrupts work")
        .isFalse();
    assertThat(allowed.mayBeOrdered(scenario, plan("LIN-EVIL-001", Map.of())))
        .as("nobody knows it")
        .isFalse();
  }

  private static Verdict.Plan plan(String runbook, Map<String, String> parameters) {
    return new Verdict.Plan(
        new RunbookId(runbook), parameters, new Verdict.Said(99, ""), Optional.empty());
  }
}

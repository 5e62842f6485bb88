package osiriscare.central.flywheel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.central.flywheel.PromotionStore.Runs;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Which rule a plan teaches, and how far it goes.
class LearnedTest {
  private static Drift drift(String details) {
    return new Drift(
        "unit_is_odd",
        "box",
        "linux",
        Severity.HIGH,
        "unit_is_odd",
        (ObjectNode) Json.parse(details, "details"));
  }

  private static Optional<Learned> learned(String details, String runbook, String... parameters) {
    var values =
        IntStream.range(0, parameters.length / 2)
            .boxed()
            .collect(Collectors.toMap(i -> parameters[2 * i], i -> parameters[2 * i + 1]));
    return Learned.from(
        drift(details),
        BuiltInRunbooks.catalogue().find(new RunbookId(runbook)).orElseThrow(),
        values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"unit\": \"a.service\"}",
        "{\"failed\": [\"b.service\", \"a.service\"]}",
        "{\"deep\": {\"er\": {\"unit\": \"a.service\"}}}"
      })
  void rule_fitsWhatItWasLearnedFrom_andNothingThatLacksTheValue(String details) {
    var rule = learned(details, "LIN-SVC-001", "unit", "a.service").orElseThrow().rule();
    assertThat(rule.matches(drift(details))).isTrue();
    assertThat(rule.matches(drift(details.replace("a.service", "sshd.service")))).isFalse();
    assertThat(rule.matches(drift("{\"other\": \"a.service\"}"))).isFalse();
    // It goes where it was seen and does what was seen, word for word.
    assertThat(Json.text(rule.toJson()))
        .contains("\"runbook\":\"LIN-SVC-001\"", "{\"unit\":\"a.service\"}", "[\"linux\"]")
        .doesNotContain("${");
  }

  @Test
  void value_thatStandsNowhere_teachesNothing() {
    assertThat(learned("{\"unit\": \"b.service\"}", "LIN-SVC-001", "unit", "a.service")).isEmpty();
    // A part of a text is no value.
    assertThat(learned("{\"sample\": \"see a.service\"}", "LIN-SVC-001", "unit", "a.service"))
        .isEmpty();
    assertThat(learned("{\"od d\": \"a.service\"}", "LIN-SVC-001", "unit", "a.service")).isEmpty();
  }

  @Test
  void signature_isTheSameWhateverElseWasSeen_andAnotherForAnythingThatMatters() {
    var one = learned("{\"unit\": \"a.service\", \"n\": 1}", "LIN-SVC-001", "unit", "a.service");
    var same = learned("{\"unit\": \"a.service\", \"n\": 2}", "LIN-SVC-001", "unit", "a.service");
    var other = learned("{\"unit\": \"b.service\", \"n\": 1}", "LIN-SVC-001", "unit", "b.service");
    var third = learned("{\"unit\": \"a.service\", \"n\": 1}", "LIN-SVC-002", "unit", "a.service");
    assertThat(one.orElseThrow().signature()).isEqualTo(same.orElseThrow().signature());
    assertThat(Stream.of(one, other, third).map(l -> l.orElseThrow().signature()))
        .doesNotHaveDuplicates();
    assertThat(one.orElseThrow().rule().id()).matches("L1-LEARNED-UNIT-IS-ODD-[0-9A-F]{8}");
  }

  @Test
  void standardValues_needNoFact() {
    var disk = learned("{}", "LIN-DISK-002", "path", "/tmp", "hours", "240", "percent", "10");
    assertThat(disk.orElseThrow().rule().conditions()).hasSize(1);
    assertThat(learned("{}", "LIN-DISK-002", "path", "/srv", "hours", "240", "percent", "10"))
        .isEmpty();
  }

  @Test
  void stages_areOneSite_thenATenth_thenTheRest() {
    for (int sites : List.of(1, 2, 3, 10, 25, 1000)) {
      var stages = IntStream.range(0, sites).map(i -> Stages.of(i, sites)).boxed().toList();
      assertThat(stages).isSorted().startsWith(1);
      assertThat(stages.stream().filter(stage -> stage == 1)).hasSize(1);
      assertThat(stages.stream().filter(stage -> stage == 2).count())
          .isLessThanOrEqualTo(Math.max(1, (sites + 9) / 10));
    }
  }

  @Test
  void failures_demoteFromThreeRunsOn_andMoreThanAFifth() {
    for (var good : Map.of(2L, 2L, 3L, 0L, 5L, 1L, 100L, 20L).entrySet()) {
      assertThat(FlywheelKeeper.failsTooOften(new Runs(good.getKey(), good.getValue())))
          .as(good.toString())
          .isFalse();
    }
    for (var bad : Map.of(3L, 1L, 4L, 1L, 5L, 2L, 100L, 21L).entrySet()) {
      assertThat(FlywheelKeeper.failsTooOften(new Runs(bad.getKey(), bad.getValue())))
          .as(bad.toString())
          .isTrue();
    }
  }
}

package osiriscare.central.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.central.incident.OpenIncident;
import osiriscare.central.planner.Verdict.NoPlan;
import osiriscare.central.planner.Verdict.Plan;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What may become of an answer, whatever it says, and what is asked.
class JudgeTest {
  private static final SiteId SITE = new SiteId("clinic-a");
  private static final PhiScrubber SCRUBBER = new PhiScrubber(new Secret("k".repeat(32)));
  private static final String OFF = "LIN-DISK-001";

  private static OpenIncident incident(String type, String details) {
    return new OpenIncident(
        IncidentId.random(),
        SITE,
        new HostId("box"),
        type,
        Optional.empty(),
        Severity.HIGH,
        (ObjectNode) Json.parse(details, "details"),
        Json.object(),
        Instant.EPOCH,
        Optional.of(ApplianceId.of(SITE, new MacAddress("84:3A:5B:91:B6:63"))),
        OpenIncident.Reporter.WATCHER,
        true,
        false);
  }

  private static Question question(String details) {
    var policy =
        EffectivePolicy.of(
            List.of(),
            BuiltInRunbooks.catalogue(),
            new Switches(Set.of(), Set.of(OFF), Set.of()),
            GuardSettings.DEFAULT);
    return Question.about(incident("service_odd", details), policy, SCRUBBER);
  }

  private static final Question CRASH =
      question("{\"unit\": \"app.service\", \"sample\": \"sshd.service\", \"restart_count\": 4}");

  private static String answer(String runbook, String parameters, int confidence, boolean person) {
    return """
    {"runbook_id": "%s", "parameters": [%s], "confidence": %d, "needs_person": %s, "reasoning": "because"}
    """
        .formatted(runbook, parameters, confidence, person);
  }

  private static String unit(String unit) {
    return "{\"name\": \"unit\", \"value\": \"" + unit + "\"}";
  }

  private static Verdict judge(String answer) {
    return new Judge(60).judge(answer, CRASH.choices(), Severity.HIGH);
  }

  private static String code(Verdict verdict) {
    return switch (verdict) {
      case NoPlan none -> none.why().code();
      case Plan plan -> plan.doubt().map(Verdict.Doubt::code).orElse("plan");
    };
  }

  @Test
  void judge_goodPlan_isThatPlanWithAllParameters() {
    var verdict = judge(answer("LIN-SVC-001", unit("app.service"), 90, false));
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Plan.class,
            plan -> {
              assertThat(plan.runbook()).isEqualTo(new RunbookId("LIN-SVC-001"));
              assertThat(plan.parameters()).containsEntry("unit", "app.service");
              assertThat(plan.doubt()).isEmpty();
            });
    assertThat(
            code(
                judge(
                    "```json\n" + answer("LIN-SVC-001", unit("app.service"), 90, false) + "\n```")))
        .isEqualTo("plan");
  }

  @ParameterizedTest
  @CsvSource({
    "LIN-SVC-001, app.service, 59, false, low_confidence",
    "LIN-SVC-001, app.service, 95, true, needs_person",
    "LIN-SVC-002, app.service, 99, false, risky",
    "none, app.service, 99, false, no_plan",
    "LIN-SVC-001, sshd.service, 99, false, value_not_offered",
    "LIN-SVC-001, app.service;reboot, 99, false, value_not_offered",
    "LIN-NO-001, app.service, 99, false, unknown_runbook",
    "lin-svc-001, app.service, 99, false, unknown_runbook",
    "LIN-DISK-001, app.service, 99, false, unknown_runbook",
    "rm -rf /, app.service, 99, false, unknown_runbook",
    "LIN-SVC-001, app.service, 101, false, invalid_answer",
    "LIN-SVC-001, app.service, -1, false, invalid_answer"
  })
  void judge_anythingElse_isAPersons(
      String runbook, String unit, int confidence, boolean person, String code) {
    assertThat(code(judge(answer(runbook, unit(unit), confidence, person)))).isEqualTo(code);
  }

  @Test
  void judge_formsThatAreNoAnswer_areAPersons() {
    for (var text :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "I suggest restarting it.",
            "{\"runbook_id\": \"LIN-SVC-001\"",
            answer("LIN-SVC-001", unit("app.service") + "," + unit("app.service"), 90, false),
            answer("LIN-SVC-001", "{\"name\": \"unit\"}", 90, false),
            answer("LIN-SVC-001", unit("app.service"), 90, false)
                .replace("\"reasoning\"", "\"script\""),
            answer("LIN-SVC-001", unit("app.service"), 90, false)
                .replace("\"reasoning\"", "\"command\": \"reboot\", \"reasoning\""))) {
      assertThat(code(judge(text))).as(text).isEqualTo("invalid_answer");
    }
    assertThat(code(judge(answer("LIN-SVC-001", "", 90, false)))).isEqualTo("parameters");
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(30));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void judge_anyMixOfAnswers_neverLeavesWhatWasOffered(long seed) {
    var random = new Random(seed);
    var ids = new ArrayList<>(CRASH.choices().ids());
    ids.addAll(List.of("none", OFF, "LIN-SVC-001 ", "WIN-SVC-001", "../LIN-SVC-001"));
    var values = List.of("app.service", "sshd.service", "4", "/", "/tmp", "-rf", "${host}", "");
    for (int i = 0; i < 200; i++) {
      var runbook = ids.get(random.nextInt(ids.size()));
      var names = new ArrayList<>(List.of("unit", "path", "host", "command", "value"));
      var parameters = new StringBuilder();
      for (int n = random.nextInt(3); n > 0; n--) {
        parameters
            .append(parameters.isEmpty() ? "" : ",")
            .append("{\"name\": \"" + names.remove(random.nextInt(names.size())))
            .append("\", \"value\": \"" + values.get(random.nextInt(values.size())) + "\"}");
      }
      if (judge(answer(runbook, parameters.toString(), 100, false)) instanceof Plan plan) {
        var offered =
            CRASH.choices().offers().entrySet().stream()
                .filter(offer -> offer.getKey().equals(plan.runbook()))
                .flatMap(offer -> offer.getValue().values().entrySet().stream())
                .flatMap(
                    one -> one.getValue().stream().map(value -> Map.entry(one.getKey(), value)))
                .toList();
        assertThat(offered).as("seed %d", seed).containsAll(plan.parameters().entrySet());
        assertThat(plan.runbook().value()).isNotEqualTo(OFF);
      }
    }
  }

  @Test
  void about_sameDriftAgain_isTheSameQuestion_withoutPatientsAndPlaces() {
    var first =
        question(
            """
            {"unit": "app.service", "count": 1, "first_at": "2026-11-21T10:00:00Z", "host": "room-7-mrs-jones",
             "sample": "patient SSN 123-45-6789 called 570-555-0199 MRN: 00123456"}
            """);
    var again =
        question(
            """
            {"unit": "app.service", "count": 9, "first_at": "2026-11-21T11:00:00Z", "host": "room-8",
             "sample": "patient SSN 123-45-6789 called 570-555-0199 MRN: 00123456"}
            """);
    assertThat(first.sha256("m")).isEqualTo(again.sha256("m")).isNotEqualTo(first.sha256("n"));
    assertThat(first.text())
        .contains("app.service")
        .doesNotContain("123-45-6789", "570-555-0199", "00123456", "room-7", "box");
  }
}

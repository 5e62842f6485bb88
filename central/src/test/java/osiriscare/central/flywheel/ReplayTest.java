package osiriscare.central.flywheel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import osiriscare.central.incident.PastIncident;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// What an approver is shown before a rule is made.
class ReplayTest {
  private static final RunbookId SAME = new RunbookId("LIN-SVC-001");
  private static final RunbookId OTHER = new RunbookId("LIN-SVC-003");

  private static Drift drift(String type, String unit) {
    return new Drift(type, "box", "linux", Severity.HIGH, type, Json.object().put("unit", unit));
  }

  private static Rule rule(String type) {
    return Learned.from(
            drift(type, "a.service"),
            BuiltInRunbooks.catalogue().find(SAME).orElseThrow(),
            Map.of("unit", "a.service"))
        .orElseThrow()
        .rule();
  }

  private static PastIncident past(
      String unit, Optional<RunbookId> ordered, boolean isProven, Optional<String> closedBy) {
    return new PastIncident(
        IncidentId.random(),
        new SiteId("clinic"),
        Instant.EPOCH,
        drift("worker_stuck", unit),
        Optional.empty(),
        ordered,
        isProven,
        closedBy);
  }

  @Test
  void everyEnd_isCountedOnce_andDisagreementsAreNamed() {
    var person = past("a.service", Optional.empty(), false, Optional.of("anna"));
    var replay =
        Replay.of(
            rule("worker_stuck"),
            List.of(
                past("a.service", Optional.of(SAME), true, Optional.empty()),
                past("a.service", Optional.of(SAME), false, Optional.of("anna")),
                past("a.service", Optional.of(OTHER), true, Optional.empty()),
                person,
                past("a.service", Optional.empty(), false, Optional.empty()),
                past("b.service", Optional.of(SAME), true, Optional.empty())),
            _ -> Switches.NONE);
    assertThat(replay.incidents()).isEqualTo(6);
    assertThat(replay.matched()).isEqualTo(5);
    assertThat(replay.agreed()).isEqualTo(1);
    assertThat(replay.failed()).isEqualTo(1);
    assertThat(replay.differed()).isEqualTo(2);
    assertThat(replay.untold()).isEqualTo(1);
    assertThat(replay.differences())
        .extracting(Replay.Difference::kind)
        .containsExactly("failed", "other_runbook", "person");
    assertThat(replay.differences().getLast().incidentId()).isEqualTo(person.id().toString());
    assertThat(replay.differences().getLast().closedBy()).contains("anna");
  }

  @Test
  void whatAnotherRuleKnowsAlready_isNotItsDoing() {
    // A shipped rule acts on this first.
    var known =
        new PastIncident(
            IncidentId.random(),
            new SiteId("clinic"),
            Instant.EPOCH,
            new Drift(
                "service_crash",
                "box",
                "linux",
                Severity.HIGH,
                "service_crash",
                Json.object().put("unit", "a.service").put("restart_count", 1)),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());
    assertThat(Replay.of(rule("service_crash"), List.of(known), _ -> Switches.NONE).matched())
        .isZero();

    var first =
        ShippedRules.builtIn().stream()
            .map(Rule::id)
            .filter(
                id -> Replay.of(rule("service_crash"), List.of(known), _ -> off(id)).matched() == 1)
            .toList();
    assertThat(first).as("where that one is off, it would act").hasSize(1);
  }

  private static Switches off(String rule) {
    return new Switches(Set.of(rule), Set.of(), Set.of());
  }

  @Test
  void whatASiteSwitchedOff_isNotTriedThere_andSaidSo() {
    var rule = rule("worker_stuck");
    var proven = past("a.service", Optional.of(SAME), true, Optional.empty());
    var person = past("a.service", Optional.empty(), false, Optional.of("anna"));
    for (var off :
        List.of(
            off(rule.id()),
            new Switches(Set.of(), Set.of(SAME.value()), Set.of()),
            new Switches(Set.of(), Set.of(), Set.of("worker_stuck")))) {
      var replay =
          Replay.of(rule, List.of(proven, person), one -> one.equals(person) ? off : Switches.NONE);
      assertThat(replay.matched()).isEqualTo(1);
      assertThat(replay.withheld()).isEqualTo(1);
      assertThat(replay.agreed()).isEqualTo(1);
      assertThat(replay.differences()).isEmpty();
    }
  }
}

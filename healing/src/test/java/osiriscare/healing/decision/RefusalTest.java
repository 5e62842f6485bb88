package osiriscare.healing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Json;

/// What stands before the guardrails. Each refusal has a twin that differs in nothing else and is
/// acted on, so that a refusal which is taken away is missed.
class RefusalTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String HOST = "srv1";
  private static final String UNIT = "nginx.service";
  private static final String CHECK = "critical_services";
  private static final String RUNBOOK = "LIN-SVC-001";

  // One that nothing but a flag of the catalogue keeps from being healed.
  private static final String FOR_PEOPLE =
      CheckCatalogue.all().stream()
          .filter(check -> !check.autoFixAllowed())
          .map(Check::type)
          .filter(type -> !type.contains("encrypt"))
          .filter(type -> CheckCatalogue.require(type).platforms().contains(Check.Platform.LINUX))
          .filter(
              type -> !CheckCatalogue.require(type).hipaaControls().contains("164.312(a)(2)(iv)"))
          .findFirst()
          .orElseThrow();

  private static EffectivePolicy policy(String check, String runbook, Switches off) {
    var rules =
        """
        rules:
          - id: L1-TEST
            name: test
            conditions: [{field: check_type, operator: equals, value: %s}]
            runbook: %s
            parameters: {unit: "${details.stopped.first}"}
        """
            .formatted(check, runbook);
    return EffectivePolicy.of(
        RuleDocument.yaml(rules, "test", RuleSource.BUILTIN),
        BuiltInRunbooks.catalogue(),
        off,
        GuardSettings.DEFAULT);
  }

  private static EffectivePolicy policy() {
    return policy(CHECK, RUNBOOK, Switches.NONE);
  }

  private static Subject found(String check, String platform, String unit) {
    var details = Json.object();
    details.putArray("stopped").add(unit);
    return new Subject.Found(new Drift(check, HOST, platform, Severity.HIGH, check, details));
  }

  private static Subject found() {
    return found(CHECK, "linux", UNIT);
  }

  private record Ask(
      String runbook,
      String platform,
      String unit,
      HealingOrigin origin,
      Optional<String> check,
      Optional<Instant> executeBefore) {
    Ask() {
      this(RUNBOOK, "linux", UNIT, HealingOrigin.L2, Optional.of(CHECK), Optional.empty());
    }

    Subject subject() {
      return new Subject.Asked(
          new RunbookId(runbook),
          Map.of("unit", unit),
          HOST,
          platform,
          origin,
          check,
          executeBefore);
    }

    Ask on(String other) {
      return new Ask(runbook, other, unit, origin, check, executeBefore);
    }

    Ask to(String other) {
      return new Ask(other, platform, unit, origin, check, executeBefore);
    }

    Ask with(String other) {
      return new Ask(runbook, platform, other, origin, check, executeBefore);
    }

    Ask about(String other) {
      return new Ask(runbook, platform, unit, origin, Optional.of(other), executeBefore);
    }

    Ask until(Instant end) {
      return new Ask(runbook, platform, unit, origin, check, Optional.of(end));
    }

    Ask byAPerson() {
      return new Ask(runbook, platform, unit, HealingOrigin.PERSON, check, executeBefore);
    }
  }

  private static Decision decide(EffectivePolicy policy, Subject subject, boolean isHealingOn) {
    return new Healer(policy)
        .decide(
            new DecisionInput(
                subject,
                NOW,
                Optional.of(1L),
                GuardState.EMPTY,
                Optional.empty(),
                Set.of(HOST),
                Set.of(UNIT),
                isHealingOn,
                false));
  }

  private static Decision decide(EffectivePolicy policy, Subject subject) {
    return decide(policy, subject, true);
  }

  private static void is(Decision decision, Kind kind, String code) {
    assertThat(decision.kind()).as(decision.toString()).isEqualTo(kind);
    assertThat(decision.reason().code()).isEqualTo(code);
  }

  private static void acts(Decision decision) {
    assertThat(decision.kind()).as(decision.toString()).isEqualTo(Kind.ACT);
  }

  @Test
  void twins_areActedOn() {
    acts(decide(policy(), found()));
    acts(decide(policy(), new Ask().subject()));
    acts(decide(policy(), new Ask().until(NOW.plusSeconds(1)).subject()));
    acts(decide(policy(), new Ask().byAPerson().subject()));
  }

  @Test
  void healingOff() {
    is(decide(policy(), found(), false), Kind.MONITOR, "healing_off");
    is(decide(policy(), new Ask().subject(), false), Kind.REFUSE, "healing_off");
    acts(decide(policy(), new Ask().byAPerson().subject(), false));
  }

  @Test
  void checkOff() {
    var off = policy(CHECK, RUNBOOK, new Switches(Set.of(), Set.of(), Set.of(CHECK)));
    is(decide(off, found()), Kind.MONITOR, "check_off");
    is(decide(off, new Ask().subject()), Kind.REFUSE, "check_off");
    acts(decide(off, new Ask().byAPerson().subject()));
  }

  @Test
  void ruleOff_andNoRule() {
    var off = policy(CHECK, RUNBOOK, new Switches(Set.of("L1-TEST"), Set.of(), Set.of()));
    is(decide(off, found()), Kind.ESCALATE, "no_rule");
    is(decide(policy(), found("patching", "linux", UNIT)), Kind.ESCALATE, "no_rule");
  }

  @Test
  void runbookOff_alsoForAPerson() {
    var off = policy(CHECK, RUNBOOK, new Switches(Set.of(), Set.of(RUNBOOK), Set.of()));
    is(decide(off, found()), Kind.ESCALATE, "runbook_off");
    is(decide(off, new Ask().subject()), Kind.REFUSE, "runbook_off");
    is(decide(off, new Ask().byAPerson().subject()), Kind.REFUSE, "runbook_off");
  }

  @Test
  void checkForPeopleOnly() {
    var policy = policy(FOR_PEOPLE, RUNBOOK, Switches.NONE);
    is(decide(policy, found(FOR_PEOPLE, "linux", UNIT)), Kind.ESCALATE, "people_only");
    is(decide(policy, new Ask().about(FOR_PEOPLE).subject()), Kind.REFUSE, "people_only");
    acts(decide(policy, new Ask().about(FOR_PEOPLE).byAPerson().subject()));
  }

  @Test
  void encryption_alsoForAPerson() {
    var policy = policy("encryption", RUNBOOK, Switches.NONE);
    is(decide(policy, found("encryption", "linux", UNIT)), Kind.ESCALATE, "encryption");
    is(
        decide(policy, new Ask().about("encryption").byAPerson().subject()),
        Kind.REFUSE,
        "encryption");
  }

  @Test
  void otherPlatform() {
    is(decide(policy(), found(CHECK, "windows", UNIT)), Kind.ESCALATE, "other_platform");
    is(decide(policy(), new Ask().on("windows").subject()), Kind.REFUSE, "other_platform");
  }

  @Test
  void unknownRunbook() {
    is(
        decide(policy(CHECK, "LIN-NONE-999", Switches.NONE), found()),
        Kind.ESCALATE,
        "unknown_runbook");
    is(decide(policy(), new Ask().to("LIN-NONE-999").subject()), Kind.REFUSE, "unknown_runbook");
  }

  @Test
  void parameterOfAnotherForm() {
    is(decide(policy(), found(CHECK, "linux", "a;reboot")), Kind.ESCALATE, "parameters");
    is(decide(policy(), new Ask().with("a;reboot").subject()), Kind.REFUSE, "parameters");
  }

  @Test
  void orderThatCameTooLate() {
    is(decide(policy(), new Ask().until(NOW.minusMillis(1)).subject()), Kind.REFUSE, "expired");
  }
}

package osiriscare.healing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.guard.GuardEvent.Finished;
import osiriscare.healing.guard.GuardEvent.Reset;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Drift that comes back with every scan, under the interval that scans really have.
class RecurrenceTest {
  private static final Duration SCAN_EVERY = Duration.ofMinutes(15);
  private static final int SCANS_A_DAY = 96;
  private static final String CHECK = "linux_ssh_config";
  private static final String ROOT =
      """
        - id: ROOT
          name: root may log in
          gpo_managed: %s
          conditions:
            - {field: check_type, operator: equals, value: linux_ssh_config}
            - {field: details.permit_root_login, operator: equals, value: "yes"}
          runbook: LIN-SSH-001
          parameters: {option: PermitRootLogin, value: "no"}
          max_retries: 5
      """;
  // What an unlucky partner writes: it undoes the rule above.
  private static final String UNDO =
      """
        - id: LEGACY
          name: keys of the old backup log in as root
          conditions:
            - {field: check_type, operator: equals, value: linux_ssh_config}
            - {field: details.permit_root_login, operator: equals, value: "no"}
          runbook: LIN-SSH-001
          parameters: {option: PermitRootLogin, value: prohibit-password}
          max_retries: 5
      """;

  private Instant now = Instant.parse("2026-11-21T06:00:00Z");
  private GuardState state = GuardState.EMPTY;

  private static EffectivePolicy policy(String... rules) {
    return EffectivePolicy.of(
        RuleDocument.yaml("rules:\n" + String.join("", rules), "test", RuleSource.BUILTIN),
        BuiltInRunbooks.catalogue(),
        Switches.NONE,
        GuardSettings.DEFAULT);
  }

  private static ObjectNode rootLogin(String value) {
    return Json.object().put("permit_root_login", value);
  }

  // One scan finds it; what is done heals it, until the next scan.
  private Decision scan(EffectivePolicy policy, ObjectNode details) {
    return scan(policy, details, HealingOutcome.HEALED);
  }

  private Decision scan(EffectivePolicy policy, ObjectNode details, HealingOutcome outcome) {
    var healer = new Healer(policy);
    var input =
        new DecisionInput(
            new Subject.Found(new Drift(CHECK, "srv1", "linux", Severity.HIGH, CHECK, details)),
            now,
            Optional.of(0L),
            state,
            Optional.empty(),
            Set.of("srv1"),
            Set.of(),
            true,
            false);
    var decision = healer.decide(input);
    if (decision.kind() == Kind.ACT) {
      var begun = healer.started(decision, input);
      state =
          state
              .after(begun)
              .after(
                  new Finished(
                      now.plusSeconds(5),
                      begun.host(),
                      begun.subject(),
                      begun.tool(),
                      begun.runbook(),
                      begun.target(),
                      outcome));
    }
    now = now.plus(SCAN_EVERY);
    return decision;
  }

  private List<Decision> aDay(EffectivePolicy policy) {
    var decisions = new ArrayList<Decision>();
    for (int i = 0; i < SCANS_A_DAY - 4; i++) {
      decisions.add(scan(policy, rootLogin("yes")));
    }
    return decisions;
  }

  private static long acts(List<Decision> decisions) {
    return decisions.stream().filter(decision -> decision.kind() == Kind.ACT).count();
  }

  @Test
  void comesBackWithEveryScan_isFlappingSoon_andStopsUntilAPersonLooks() {
    var policy = policy(ROOT.formatted(false));
    var decisions = aDay(policy);
    assertThat(acts(decisions)).isEqualTo(GuardSettings.DEFAULT.flapsMax());
    assertThat(decisions.subList(6, decisions.size()))
        .allMatch(decision -> decision.reason().code().equals("flapping"))
        .allMatch(Decision::isUrgent);
    state = state.after(new Reset(now, "srv1"));
    assertThat(scan(policy, rootLogin("yes")).kind()).isEqualTo(Kind.ACT);
  }

  @Test
  void secondTimeIn15Minutes_pagesAPerson() {
    var policy = policy(ROOT.formatted(false));
    assertThat(scan(policy, rootLogin("yes")).kind()).isEqualTo(Kind.ACT);
    now = now.minus(Duration.ofMinutes(5));
    var second = scan(policy, rootLogin("yes"));
    assertThat(second.reason().code()).isEqualTo("repeated");
    assertThat(second.isUrgent()).isTrue();
  }

  @Test
  void ownedByAGroupPolicy_isNoFlapping() {
    var decisions = aDay(policy(ROOT.formatted(true)));
    assertThat(decisions).noneMatch(decision -> decision.reason().code().equals("flapping"));
    assertThat(acts(decisions)).isGreaterThan(GuardSettings.DEFAULT.flapsMax());
  }

  @Test
  void twoRulesThatUndoEachOther_areStopped() {
    var policy = policy(ROOT.formatted(false), UNDO);
    var value = "yes";
    int acts = 0;
    Decision last = scan(policy, rootLogin(value));
    for (int i = 0; i < SCANS_A_DAY - 4; i++) {
      if (last.kind() == Kind.ACT) {
        acts++;
        value = value.equals("yes") ? "no" : "yes";
      }
      last = scan(policy, rootLogin(value));
    }
    assertThat(acts).isLessThanOrEqualTo(2 * GuardSettings.DEFAULT.flapsMax());
    assertThat(last.reason().code()).isEqualTo("flapping");
  }

  @Test
  void ruleInItsCooldown_doesNotLetTheNextOneAct() {
    var other = UNDO.replace("value: \"no\"}", "value: \"yes\"}").replace("LEGACY", "ZZZ");
    var policy = policy(ROOT.formatted(false), other);
    assertThat(scan(policy, rootLogin("yes")).rule()).contains("ROOT");
    now = now.minus(SCAN_EVERY).plusSeconds(60);
    var second = scan(policy, rootLogin("yes"));
    assertThat(second.kind()).isEqualTo(Kind.SUPPRESS);
    assertThat(second.rule()).contains("ROOT");
    assertThat(second.until()).isPresent();
  }

  @Test
  void actionThatDidNotHelp_goesToAPersonAtOnce() {
    var policy = policy(ROOT.formatted(false));
    assertThat(scan(policy, rootLogin("yes"), HealingOutcome.REVERTED).kind()).isEqualTo(Kind.ACT);
    now = now.minus(SCAN_EVERY).plusSeconds(10);
    var second = scan(policy, rootLogin("yes"));
    assertThat(second.kind()).isEqualTo(Kind.ESCALATE);
    assertThat(second.isUrgent()).isTrue();
  }

  @Test
  void runThatFoundNothingToDo_usesNothingUp() {
    var rules = policy(ROOT.formatted("false"));
    for (int i = 0; i < 10; i++) {
      assertThat(scan(rules, rootLogin("yes"), HealingOutcome.MONITORED).kind())
          .isEqualTo(Kind.ACT);
      now = now.minus(SCAN_EVERY).plusSeconds(1);
    }
    assertThat(state.running()).isEmpty();
    assertThat(scan(rules, rootLogin("yes")).kind()).isEqualTo(Kind.ACT);
  }
}

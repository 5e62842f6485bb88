package osiriscare.healing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Rule.Action;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.runbook.Step;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.Check.Platform;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.incident.IncidentType;
import osiriscare.protocol.incident.IncidentTypes;

/// Rules, runbooks and the catalogue must speak of the same things, or a rule would do another
/// thing than its name says.
class ShippedRulesTest {
  private static final int BUILT_IN_MIN = 38;
  private static final int SYNCED_MIN = 44;
  private static final Instant IN_WINDOW = Instant.parse("2026-11-21T03:00:00Z");

  static List<Rule> all() {
    return Stream.of(ShippedRules.builtIn(), ShippedRules.synced())
        .flatMap(Collection::stream)
        .toList();
  }

  private static Set<String> checks(Rule rule) {
    var types = new TreeSet<String>();
    rule.examples().matches().forEach(drift -> types.add(drift.checkType()));
    return types;
  }

  @Test
  void thereAreEnough_andNoIdTwice() {
    assertThat(ShippedRules.builtIn()).hasSizeGreaterThanOrEqualTo(BUILT_IN_MIN);
    assertThat(ShippedRules.synced()).hasSizeGreaterThanOrEqualTo(SYNCED_MIN);
    assertThat(all().stream().map(Rule::id)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void rule_matchesItsExamples_andIgnoresTheOthers(Rule rule) {
    assertThat(rule.examples().matches()).isNotEmpty().allMatch(rule::matches);
    assertThat(rule.examples().ignores()).isNotEmpty().noneMatch(rule::matches);
  }

  /// A rule that asks for a fact which no watcher tells would never be of use.
  @ParameterizedTest
  @MethodSource("all")
  void ruleForIncidents_asksForTheDetailsThatTheirTypesHave(Rule rule) {
    for (var drift : rule.examples().matches()) {
      IncidentTypes.find(drift.checkType())
          .ifPresent(type ->
              assertThat(type.isMadeBy(drift.details()))
                  .as(type.name() + " needs " + type.required() + ", is " + drift.details())
                  .isTrue());
    }
    for (var name : checks(rule)) {
      var type = IncidentTypes.find(name);
      if (type.isPresent()) {
        var known = new TreeSet<>(IncidentType.COMMON);
        type.get().details().forEach(detail -> known.add(detail.name()));
        assertThat(known)
            .containsAll(
                rule.conditions().stream()
                    .map(Condition::field)
                    .filter(field -> field.startsWith("details."))
                    .map(field -> field.substring("details.".length()))
                    .toList());
      }
    }
  }

  @Test
  void everyTypeOfIncident_hasARule() {
    var decided = new TreeSet<String>();
    all().forEach(rule -> decided.addAll(checks(rule)));
    assertThat(decided).containsAll(IncidentTypes.ALL);
  }

  @ParameterizedTest
  @MethodSource("all")
  void rule_namesThingsThatExist(Rule rule) {
    for (var check : checks(rule)) {
      assertThat(CheckCatalogue.find(check).isPresent() || IncidentTypes.ALL.contains(check))
          .as(check)
          .isTrue();
    }
    assertThat(rule.hipaaControls()).isNotEmpty().allMatch(control -> control.startsWith("164."));
    if (rule.action() instanceof Action.Run run) {
      var runbook = BuiltInRunbooks.catalogue().find(run.runbook()).orElseThrow();
      assertThat(runbook.platforms()).containsAll(rule.platforms());
      assertThat(rule.platforms()).isNotEmpty();
    }
  }

  /// In a quiet site, in the maintenance window, what a rule wants is what is done: for its own
  /// example, with parameters that fit, on a check that may be put right without a person.
  @ParameterizedTest
  @MethodSource("all")
  void rule_decidesItsOwnExample(Rule rule) {
    var policy =
        EffectivePolicy.of(
            all(), BuiltInRunbooks.catalogue(), Switches.NONE, GuardSettings.DEFAULT);
    for (var drift : rule.examples().matches()) {
      var decision = new Healer(policy).decide(input(drift));
      assertThat(decision.rule().orElse("encryption"))
          .as(decision.toString())
          .isEqualTo(drift.checkType().equals("encryption") ? "encryption" : winner(drift).id());
      if (decision.rule().equals(Optional.of(rule.id()))) {
        assertThat(decision.kind())
            .as(decision.toString())
            .isEqualTo(rule.action() instanceof Action.Run ? Kind.ACT : Kind.ESCALATE);
      }
    }
  }

  private static Rule winner(Drift drift) {
    return RuleSet.of(all()).firstMatch(drift).orElseThrow();
  }

  private static DecisionInput input(Drift drift) {
    return new DecisionInput(
        new Subject.Found(drift),
        IN_WINDOW,
        Optional.of(0L),
        GuardState.EMPTY,
        Optional.empty(),
        Set.of(drift.host()),
        units(),
        true,
        false);
  }

  private static Set<String> units() {
    var units = new TreeSet<>(Set.of("auditd.service", "restic-backup.service"));
    units.add("systemd-journald.service");
    for (var rule : all()) {
      for (var drift : rule.examples().matches()) {
        drift.details().findValuesAsString("unit").forEach(units::add);
        for (var list : List.of("stopped", "failed")) {
          drift.details().path(list).forEach(unit -> units.add(unit.asString()));
        }
      }
      if (rule.action() instanceof Action.Run run && run.parameters().has("unit")) {
        units.add(run.parameters().get("unit").asString());
      }
    }
    return units;
  }

  @Test
  void everyAutoFixableCheckOfTheseHosts_hasARunbook() {
    var fixed = new TreeSet<String>();
    for (var rule : ShippedRules.builtIn()) {
      if (rule.action() instanceof Action.Run) {
        fixed.addAll(checks(rule));
      }
    }
    assertThat(
            CheckCatalogue.all().stream()
                .filter(Check::autoFixAllowed)
                .filter(check ->
                    check.platforms().contains(Platform.LINUX)
                        || check.platforms().contains(Platform.NIXOS)
                        || check.platforms().contains(Platform.NETWORK))
                .map(Check::type))
        .isNotEmpty()
        .allMatch(fixed::contains);
  }

  @Test
  void verification_looksAtWhatTheRuleIsAbout() {
    for (var rule : all()) {
      if (rule.action() instanceof Action.Run run) {
        var runbook = BuiltInRunbooks.catalogue().find(run.runbook()).orElseThrow();
        var verified =
            runbook.verify().stream()
                .filter(step -> step.arguments().containsKey("check"))
                .map(ShippedRulesTest::check)
                .toList();
        var own =
            checks(rule).stream().filter(type -> CheckCatalogue.find(type).isPresent()).toList();
        assertThat(verified.isEmpty() || own.isEmpty() || verified.containsAll(own))
            .as(rule.id() + " is about " + own + ", its runbook verifies " + verified)
            .isTrue();
      }
    }
  }

  private static String check(Step step) {
    return step.argument("check");
  }

  @Test
  void outcomes_onlyHealedIsASuccess() {
    for (var outcome : HealingOutcome.values()) {
      assertThat(outcome.isSuccess()).isEqualTo(outcome == HealingOutcome.HEALED);
      assertThat(HealingOutcome.of(outcome.word())).contains(outcome);
    }
  }
}

package osiriscare.healing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.guard.GuardEvent;
import osiriscare.healing.guard.GuardEvent.ClockWentBack;
import osiriscare.healing.guard.GuardEvent.Finished;
import osiriscare.healing.guard.GuardEvent.Reset;
import osiriscare.healing.guard.GuardEvent.Started;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.Allowance;
import osiriscare.protocol.healing.Allowance.RunbookAllowance;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Json;

/// Each guardrail has a situation in which it alone stands between the drift and the action: with
/// it the action does not happen, and with all others but without it, it does.
class GuardTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String HOST = "srv1";
  private static final String UNIT = "nginx.service";
  private static final String CHECK = "critical_services";
  private static final String RUNBOOK = "LIN-SVC-001";
  private static final String SUBJECT = CHECK + " L1-TEST " + UNIT;

  private static EffectivePolicy policy() {
    return policy(RUNBOOK);
  }

  private static EffectivePolicy policy(String runbook) {
    var rules =
        """
        rules:
          - id: L1-TEST
            name: test
            conditions: [{field: check_type, operator: equals, value: %s}]
            runbook: %s
            parameters: {unit: "${details.stopped.first}"}
            max_retries: 5
        """
            .formatted(CHECK, runbook);
    return EffectivePolicy.of(
        RuleDocument.yaml(rules, "test", RuleSource.BUILTIN),
        BuiltInRunbooks.catalogue(),
        Switches.NONE,
        GuardSettings.DEFAULT);
  }

  private static DecisionInput input(GuardEvent... events) {
    var state = GuardState.EMPTY;
    for (var event : events) {
      state = state.after(event);
    }
    var details = Json.object();
    details.putArray("stopped").add(UNIT);
    var drift = new Drift(CHECK, HOST, "linux", Severity.HIGH, CHECK, details);
    return new DecisionInput(
        new Subject.Found(drift),
        NOW,
        Optional.of(12L),
        state,
        Optional.empty(),
        Set.of(HOST, "srv2"),
        Set.of(UNIT),
        true,
        false);
  }

  private static GuardEvent[] done(
      Duration ago,
      String host,
      String subject,
      String tool,
      String runbook,
      HealingOutcome outcome) {
    return new GuardEvent[] {
      new Started(NOW.minus(ago), host, subject, tool, runbook, ""),
      new Finished(NOW.minus(ago).plusSeconds(1), host, subject, tool, runbook, "", outcome)
    };
  }

  private static DecisionInput history(GuardEvent[]... pairs) {
    return input(Arrays.stream(pairs).flatMap(Arrays::stream).toArray(GuardEvent[]::new));
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  private record Situation(
      EffectivePolicy policy, DecisionInput input, Kind expected, boolean urgent) {}

  private static Situation situation(Guard guard) {
    return switch (guard) {
      case KNOWN_HOST ->
          new Situation(policy(), with(input(), i -> i.knownHosts(Set.of())), Kind.REFUSE, false);
      case KNOWN_UNIT ->
          new Situation(policy(), with(input(), i -> i.knownUnits(Set.of())), Kind.REFUSE, false);
      case CONCURRENCY ->
          // Begun long ago and not ended: no cooldown would hold it back.
          new Situation(
              policy(),
              input(new Started(NOW.minus(minutes(60)), HOST, "x", "unit", "LIN-SVC-003", "")),
              Kind.SUPPRESS,
              false);
      case CLOCK_WENT_BACK ->
          new Situation(
              policy(), input(new ClockWentBack(NOW.minus(minutes(60)))), Kind.ESCALATE, true);
      case COOLDOWN ->
          new Situation(
              policy(),
              history(done(minutes(3), HOST, "x", "unit", "LIN-SVC-003", HealingOutcome.HEALED)),
              Kind.SUPPRESS,
              false);
      case FLAPPING -> {
        var healed = HealingOutcome.HEALED;
        yield new Situation(
            policy(),
            history(
                done(minutes(60), HOST, SUBJECT, "unit", "A-1", healed),
                done(minutes(45), HOST, SUBJECT, "unit", "A-1", healed),
                done(minutes(30), HOST, SUBJECT, "unit", "A-1", healed)),
            Kind.ESCALATE,
            true);
      }
      case REPEATED ->
          new Situation(
              policy(),
              history(done(minutes(10), HOST, SUBJECT, "other", "A-1", HealingOutcome.HEALED)),
              Kind.ESCALATE,
              true);
      case TRIES_SPENT -> {
        var tries = new ArrayList<GuardEvent[]>();
        for (int i = 6; i > 0; i--) {
          tries.add(
              done(minutes(200L * i), HOST, SUBJECT, "other", "A-" + i, HealingOutcome.FAILED));
        }
        yield new Situation(
            policy(), history(tries.toArray(GuardEvent[][]::new)), Kind.ESCALATE, true);
      }
      case HOST_BREAKER ->
          new Situation(policy(), history(failures(HOST, "A-1", 3)), Kind.ESCALATE, true);
      case RUNBOOK_BREAKER ->
          new Situation(
              policy(),
              with(history(failures("srv2", RUNBOOK, 5)), i -> i.allowance(allowance(10, false))),
              Kind.ESCALATE,
              true);
      case RESTART_BACKOFF ->
          new Situation(
              policy(),
              input(
                  new Started(NOW.minus(minutes(35)), HOST, "x", "a", "A-1", UNIT),
                  new Finished(
                      NOW.minus(minutes(35)), HOST, "x", "a", "A-1", UNIT, HealingOutcome.HEALED),
                  new Started(NOW.minus(minutes(20)), HOST, "x", "a", "A-1", UNIT),
                  new Finished(
                      NOW.minus(minutes(20)), HOST, "x", "a", "A-1", UNIT, HealingOutcome.HEALED),
                  new Started(NOW.minus(minutes(9)), HOST, "x", "a", "A-1", UNIT),
                  new Finished(
                      NOW.minus(minutes(9)), HOST, "x", "a", "A-1", UNIT, HealingOutcome.HEALED)),
              Kind.SUPPRESS,
              false);
      case BUDGET ->
          new Situation(
              policy(),
              history(
                  done(minutes(50), "a", CHECK, "unit", RUNBOOK, HealingOutcome.HEALED),
                  done(minutes(40), "b", CHECK, "unit", RUNBOOK, HealingOutcome.HEALED)),
              Kind.ESCALATE,
              true);
      case CLOCK ->
          new Situation(
              policy("LIN-SVC-002"),
              with(
                  input(),
                  i -> i.clock(Optional.of(-6_000L)).now(Instant.parse("2026-11-21T03:00:00Z"))),
              Kind.DEFER,
              false);
      case WINDOW -> new Situation(policy("LIN-SVC-002"), input(), Kind.DEFER, false);
      case DRY_RUN -> new Situation(policy(), with(input(), Change::dryRun), Kind.DRY_RUN, false);
    };
  }

  private static GuardEvent[] failures(String host, String runbook, int count) {
    var events = new ArrayList<GuardEvent>();
    for (int i = count; i > 0; i--) {
      events.addAll(
          List.of(done(minutes(20 + i), host, "x", "t" + i, runbook, HealingOutcome.FAILED)));
    }
    return events.toArray(GuardEvent[]::new);
  }

  private static Optional<Allowance> allowance(int hosts, boolean isStopped) {
    return Optional.of(
        new Allowance(
            new ApplianceId("clinic-84:3A:5B:91:B6:61"),
            NOW.minus(minutes(30)),
            NOW.plus(minutes(30)),
            Map.of(
                new RunbookId(RUNBOOK),
                new RunbookAllowance(hosts, isStopped, Optional.of("too many failures")))));
  }

  /// Changes single fields of an input.
  private record Change(DecisionInput of) {
    Change knownHosts(Set<String> hosts) {
      return copy(
          of.now(), of.clockOffsetMs(), of.allowance(), hosts, of.knownUnits(), of.isDryRun());
    }

    Change knownUnits(Set<String> units) {
      return copy(
          of.now(), of.clockOffsetMs(), of.allowance(), of.knownHosts(), units, of.isDryRun());
    }

    Change clock(Optional<Long> offset) {
      return copy(
          of.now(), offset, of.allowance(), of.knownHosts(), of.knownUnits(), of.isDryRun());
    }

    Change now(Instant now) {
      return copy(
          now, of.clockOffsetMs(), of.allowance(), of.knownHosts(), of.knownUnits(), of.isDryRun());
    }

    Change allowance(Optional<Allowance> granted) {
      return copy(
          of.now(), of.clockOffsetMs(), granted, of.knownHosts(), of.knownUnits(), of.isDryRun());
    }

    Change dryRun() {
      return copy(
          of.now(), of.clockOffsetMs(), of.allowance(), of.knownHosts(), of.knownUnits(), true);
    }

    private Change copy(
        Instant now,
        Optional<Long> offset,
        Optional<Allowance> granted,
        Set<String> hosts,
        Set<String> units,
        boolean isDryRun) {
      return new Change(
          new DecisionInput(
              of.subject(), now, offset, of.state(), granted, hosts, units, true, isDryRun));
    }
  }

  private static DecisionInput with(DecisionInput input, UnaryOperator<Change> change) {
    return change.apply(new Change(input)).of();
  }

  @Test
  void nothingObjects_acts() {
    var decision = new Healer(policy()).decide(input());
    assertThat(decision.kind()).as(decision.toString()).isEqualTo(Kind.ACT);
    assertThat(decision.parameters()).isEqualTo(Map.of("unit", UNIT));
    assertThat(decision.rule()).contains("L1-TEST");
  }

  @ParameterizedTest
  @EnumSource(Guard.class)
  void guard_holds_andIsTheOnlyOneThatDoes(Guard guard) {
    var situation = situation(guard);
    var decision = new Healer(situation.policy()).decide(situation.input());
    assertThat(decision.kind()).as(decision.toString()).isEqualTo(situation.expected());
    assertThat(decision.reason().code()).isEqualTo(guard.name().toLowerCase(Locale.ROOT));
    assertThat(decision.isUrgent()).isEqualTo(situation.urgent());
    var others = EnumSet.complementOf(EnumSet.of(guard));
    var without = new Healer(situation.policy(), others).decide(situation.input());
    assertThat(without.kind()).as("without it: " + without).isEqualTo(Kind.ACT);
  }

  @ParameterizedTest
  @EnumSource(Guard.class)
  void guard_inAnOrderOfThePlanner_holdsToo(Guard guard) {
    var situation = situation(guard);
    var found = situation.input();
    var runbook = guard == Guard.CLOCK || guard == Guard.WINDOW ? "LIN-SVC-002" : RUNBOOK;
    var asked =
        new DecisionInput(
            new Subject.Asked(
                new RunbookId(runbook),
                Map.of("unit", UNIT),
                HOST,
                "linux",
                HealingOrigin.L2,
                Optional.empty(),
                Optional.empty()),
            found.now(),
            found.clockOffsetMs(),
            found.state(),
            found.allowance(),
            found.knownHosts(),
            found.knownUnits(),
            true,
            found.isDryRun());
    var decision = new Healer(situation.policy()).decide(asked);
    // What the guardrails remember by the check is not an order's; all else is the same.
    boolean isByCheck =
        guard == Guard.FLAPPING || guard == Guard.REPEATED || guard == Guard.TRIES_SPENT;
    assertThat(decision.kind())
        .as(decision.toString())
        .isEqualTo(isByCheck ? Kind.ACT : situation.expected());
  }

  @Test
  void logService_isDisruptive_whateverTheRunbookSays() {
    var details = Json.object();
    details.putArray("stopped").add("rsyslog.service");
    var drift = new Drift(CHECK, HOST, "linux", Severity.HIGH, CHECK, details);
    var input =
        new DecisionInput(
            new Subject.Found(drift),
            NOW,
            Optional.of(0L),
            GuardState.EMPTY,
            Optional.empty(),
            Set.of(HOST),
            Set.of("rsyslog.service"),
            true,
            false);
    assertThat(new Healer(policy()).decide(input).kind()).isEqualTo(Kind.DEFER);
  }

  /// Its amount is no number that a `long` has.
  @Test
  void clock_thatIsOffByTheLeastNumber_isNotSane() {
    var inWindow = Instant.parse("2026-11-21T03:00:00Z");
    for (long offset : List.of(Long.MIN_VALUE, Long.MAX_VALUE, -5_001L, 5_001L)) {
      var input = with(input(), i -> i.clock(Optional.of(offset)).now(inWindow));
      var decision = new Healer(policy("LIN-SVC-002")).decide(input);
      assertThat(decision.reason().code()).as("offset %d", offset).isEqualTo("clock");
    }
  }

  @Test
  void parameterThatIsNoWholeTemplate_isAPersons_andNeverAnotherDetail() {
    for (var text :
        List.of("${", "${}", "${details.uni", "${details}", "${details.unit}x", "${env}")) {
      var rule =
          """
          rules:
            - id: ODD
              name: odd
              conditions: [{field: check_type, operator: equals, value: critical_services}]
              platforms: [linux]
              runbook: LIN-SVC-001
              parameters: {unit: "%s"}
          """
              .formatted(text);
      var policy =
          EffectivePolicy.of(
              RuleDocument.yaml(rule, "odd", RuleSource.CUSTOM),
              BuiltInRunbooks.catalogue(),
              Switches.NONE,
              GuardSettings.DEFAULT);
      var details = Json.object().put("un", UNIT).put("unit", UNIT);
      var drift = new Drift("critical_services", HOST, "linux", Severity.HIGH, "x", details);
      var decision = Trial.decide(drift, policy, NOW);
      assertThat(decision.kind()).as(text + " " + decision).isEqualTo(Kind.ESCALATE);
      assertThat(decision.reason().code()).isEqualTo("parameters");
    }
  }

  @Test
  void breakers_closeAfterTheirTime_orWhenAPersonLooked() {
    var open = history(failures(HOST, "A-1", 3));
    var later = with(open, i -> i.now(NOW.plus(minutes(31))));
    assertThat(new Healer(policy()).decide(later).kind()).isEqualTo(Kind.ACT);
    var events = new ArrayList<>(List.of(failures(HOST, "A-1", 3)));
    events.add(new Reset(NOW.minus(minutes(1)), HOST));
    var looked = input(events.toArray(GuardEvent[]::new));
    assertThat(new Healer(policy()).decide(looked).kind()).isEqualTo(Kind.ACT);
  }

  @Test
  void stoppedByCentral_nothingRuns_butForAPerson() {
    var stopped = with(input(), i -> i.allowance(allowance(10, true)));
    var decision = new Healer(policy()).decide(stopped);
    assertThat(decision.kind()).isEqualTo(Kind.ESCALATE);
    assertThat(decision.reason().text()).contains("too many failures");
    for (var origin : HealingOrigin.values()) {
      var asked =
          new DecisionInput(
              new Subject.Asked(
                  new RunbookId(RUNBOOK),
                  Map.of("unit", UNIT),
                  HOST,
                  "linux",
                  origin,
                  Optional.empty(),
                  Optional.empty()),
              NOW,
              Optional.of(0L),
              GuardState.EMPTY,
              allowance(10, true),
              Set.of(HOST),
              Set.of(UNIT),
              true,
              false);
      assertThat(new Healer(policy()).decide(asked).kind())
          .isEqualTo(origin == HealingOrigin.PERSON ? Kind.ACT : Kind.ESCALATE);
    }
  }

  @Test
  void usedUpShare_waitsForMore_andAsksNobody() {
    var history =
        history(
            done(minutes(20), "a", CHECK, "unit", RUNBOOK, HealingOutcome.HEALED),
            done(minutes(10), "b", CHECK, "unit", RUNBOOK, HealingOutcome.HEALED),
            done(minutes(40), "before-the-share", CHECK, "unit", RUNBOOK, HealingOutcome.HEALED));
    var used = new Healer(policy()).decide(with(history, i -> i.allowance(allowance(2, false))));
    assertThat(used.kind()).isEqualTo(Kind.DEFER);
    assertThat(used.reason().code()).isEqualTo("budget");
    assertThat(used.isUrgent()).isFalse();
    var more = new Healer(policy()).decide(with(history, i -> i.allowance(allowance(3, false))));
    assertThat(more.kind()).isEqualTo(Kind.ACT);
  }

  @Test
  void encryption_isNeverTouched_whateverARuleSays() {
    for (var check : List.of("encryption", "encrypted_services", "bitlocker_status", "disk_luks")) {
      var rule =
          """
          rules:
            - id: EVIL
              name: unlock
              conditions: [{field: check_type, operator: exists, value: true}]
              runbook: LIN-BOOT-001
          """;
      var policy =
          EffectivePolicy.of(
              RuleDocument.yaml(rule, "evil", RuleSource.CUSTOM),
              BuiltInRunbooks.catalogue(),
              Switches.NONE,
              GuardSettings.DEFAULT);
      var drift = new Drift(check, HOST, "linux", Severity.CRITICAL, check, Json.object());
      var input = input();
      var decision =
          new Healer(policy)
              .decide(
                  new DecisionInput(
                      new Subject.Found(drift),
                      Instant.parse("2026-11-21T03:00:00Z"),
                      Optional.of(0L),
                      GuardState.EMPTY,
                      Optional.empty(),
                      input.knownHosts(),
                      input.knownUnits(),
                      true,
                      false));
      assertThat(decision.kind()).isEqualTo(Kind.ESCALATE);
      assertThat(decision.isUrgent()).isTrue();
    }
  }
}

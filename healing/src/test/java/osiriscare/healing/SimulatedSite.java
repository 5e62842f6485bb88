package osiriscare.healing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardEvent;
import osiriscare.healing.guard.GuardEvent.ClockWentBack;
import osiriscare.healing.guard.GuardEvent.Finished;
import osiriscare.healing.guard.GuardEvent.Recovered;
import osiriscare.healing.guard.GuardEvent.Reset;
import osiriscare.healing.guard.GuardEvent.RunbookReset;
import osiriscare.healing.guard.GuardEvent.Started;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.replay.Replay;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;

/// A site under a simulated clock: drifts come, actions take their time and end well or badly,
/// people look now and then. Everything follows from the seed.
public final class SimulatedSite {
  private static final List<String> HOSTS = List.of("srv1", "srv2", "srv3");
  private static final List<String> UNITS =
      List.of("nginx.service", "postgresql.service", "rsyslog.service");
  private static final String RULES =
      """
      rules:
        - id: SVC
          name: stopped service
          conditions: [{field: check_type, operator: equals, value: critical_services}]
          runbook: LIN-SVC-001
          parameters: {unit: "${details.stopped.first}"}
        - id: SSH-ROOT
          name: root may log in
          priority: 10
          conditions:
            - {field: check_type, operator: equals, value: linux_ssh_config}
            - {field: details.permit_root_login, operator: not_in, value: ["no", prohibit-password]}
          runbook: LIN-SSH-001
          parameters: {option: PermitRootLogin, value: "no"}
        - id: FW
          name: firewall differs
          conditions: [{field: check_type, operator: equals, value: firewall_baseline}]
          runbook: LIN-FW-001
        - id: PATCH
          name: updates wait
          conditions:
            - {field: check_type, operator: equals, value: patching}
            - {field: details.waiting, operator: gt, value: 3}
          runbook: LIN-PATCH-001
        - id: PORTS
          name: open ports
          conditions: [{field: check_type, operator: equals, value: linux_open_ports}]
          escalate: {reason: somebody must look at open ports, urgent: false}
      """;

  private final Random random;
  private final EffectivePolicy policy;
  private final List<Running> running = new ArrayList<>();
  private GuardState state = GuardState.EMPTY;
  private final boolean clockJumps;
  // What a clock that never jumped would have written down.
  private GuardState truth = GuardState.EMPTY;
  private Duration jump = Duration.ZERO;
  private Instant seen = Instant.EPOCH;
  private Instant lookedAt = Instant.EPOCH;
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");

  /// One decision with all that evidence keeps of it.
  ///
  /// @param truth what the same would have been decided by a clock that never jumped; the clock is
  ///   right now, and no person looked a moment ago, which answers for it
  public record Decided(
      DecisionInput input, Decision decision, EffectivePolicy policy, Optional<Decision> truth) {
    /// The payload of its bundle, as far as a replay reads it.
    public Fields payload() {
      var json = Json.object();
      json.put("ruleset_hash", policy.hash());
      var before = Replay.preState(input);
      json.set("pre_state", before);
      json.set("post_state", Replay.postState(before, decision));
      return Json.object(Json.text(json), "payload");
    }
  }

  private record Running(Started started, Instant end) {}

  public SimulatedSite(long seed) {
    this(seed, false);
  }

  /// @param clockJumps whether the appliance's clock jumps by up to two years, ahead and back, and
  ///   is right again later; less happens there, but more often
  public SimulatedSite(long seed, boolean clockJumps) {
    this.clockJumps = clockJumps;
    this.random = new Random(seed);
    this.policy = policy(RULES, GuardSettings.DEFAULT);
  }

  /// The site's rules, to be changed by a test.
  public static String rules() {
    return RULES;
  }

  /// A policy of these rules.
  public static EffectivePolicy policy(String rules, GuardSettings settings) {
    return EffectivePolicy.of(
        RuleDocument.yaml(rules, "simulated", RuleSource.BUILTIN),
        BuiltInRunbooks.catalogue(),
        Switches.NONE,
        settings);
  }

  /// Actions that are under way.
  public List<Started> running() {
    return running.stream().map(Running::started).toList();
  }

  public Instant now() {
    return now;
  }

  /// Time passes, and something drifts.
  public Decided next() {
    now = now.plus(Duration.ofSeconds(random.nextInt(clockJumps ? 5 * 60 : 20 * 60)));
    if (clockJumps && random.nextInt(jump.isZero() ? 20 : 4) == 0) {
      // Less than the time between two looks and a small step cannot be noticed.
      long minutes = 30 + random.nextLong(any(List.of(2L, 30L, 48L, 17_520L)) * 60);
      jump =
          jump.isZero()
              ? Duration.ofMinutes(random.nextBoolean() ? minutes : -minutes)
              : Duration.ZERO;
    }
    lookAtTheClock();
    endActions();
    // A person who looks puts the clock right first.
    if (random.nextInt(clockJumps ? 20 : 30) == 0 && jump.isZero()) {
      var host = any(HOSTS);
      note(at -> new Reset(at, host));
      lookedAt = now;
    }
    if (random.nextInt(60) == 0) {
      note(at -> new RunbookReset(at, "LIN-SVC-001"));
    }
    var drift = drift();
    var input =
        new DecisionInput(
            new Subject.Found(drift),
            shown(),
            random.nextInt(20) == 0
                ? Optional.empty()
                : Optional.of(random.nextLong(12_000) - 6_000),
            state,
            Optional.empty(),
            Set.copyOf(HOSTS),
            Set.copyOf(UNITS),
            true,
            random.nextInt(10) == 0);
    var truthful =
        new DecisionInput(
            input.subject(),
            now,
            input.clockOffsetMs(),
            truth,
            input.allowance(),
            input.knownHosts(),
            input.knownUnits(),
            true,
            input.isDryRun());
    var decision = new Healer(policy).decide(input);
    if (decision.kind() == Kind.ACT) {
      begin(input, decision);
    }
    return new Decided(
        input,
        decision,
        policy,
        jump.isZero() && lookedAt.plus(Duration.ofHours(1)).isBefore(now)
            ? Optional.of(new Healer(policy).decide(truthful))
            : Optional.empty());
  }

  private Instant shown() {
    return now.plus(jump);
  }

  // As the appliance does at the begin of each pass.
  private void lookAtTheClock() {
    boolean wentBack = shown().isBefore(seen.minus(GuardState.CLOCK_STEP_MAX));
    if (wentBack) {
      state = state.after(new ClockWentBack(shown()));
    }
    if (wentBack || seen.isBefore(shown())) {
      seen = shown();
    }
  }

  private void note(Function<Instant, GuardEvent> event) {
    state = state.after(event.apply(shown()));
    truth = truth.after(event.apply(now));
  }

  private void begin(DecisionInput input, Decision decision) {
    var started = new Healer(policy).started(decision, input);
    note(at -> at(started, at));
    running.add(new Running(started, now.plus(Duration.ofSeconds(random.nextInt(30 * 60)))));
  }

  private static Started at(Started started, Instant at) {
    return new Started(
        at, started.host(), started.subject(), started.tool(), started.runbook(), started.target());
  }

  private void endActions() {
    for (var action : List.copyOf(running)) {
      if (!action.end().isAfter(now)) {
        running.remove(action);
        var started = action.started();
        var outcome = random.nextInt(3) == 0 ? HealingOutcome.FAILED : HealingOutcome.HEALED;
        note(at ->
            new Finished(
                at,
                started.host(),
                started.subject(),
                started.tool(),
                started.runbook(),
                started.target(),
                outcome));
        if (outcome == HealingOutcome.HEALED && random.nextBoolean()) {
          note(at -> new Recovered(at, started.host(), started.subject().split(" ", 2)[0]));
        }
      }
    }
  }

  private Drift drift() {
    var details = Json.object();
    var check =
        any(
            clockJumps
                ? List.of("critical_services", "linux_ssh_config")
                : List.of(
                    "critical_services",
                    "linux_ssh_config",
                    "firewall_baseline",
                    "patching",
                    "linux_open_ports",
                    "encryption",
                    "linux_cron_review"));
    switch (check) {
      case "critical_services" -> details.putArray("stopped").add(any(UNITS));
      case "linux_ssh_config" -> details.put("permit_root_login", any(List.of("yes", "no")));
      case "patching" -> details.put("waiting", random.nextInt(8));
      default -> details.put("seen", random.nextInt(100));
    }
    var severity = any(List.of(Severity.values()));
    return new Drift(
        check, any(clockJumps ? HOSTS.subList(0, 1) : HOSTS), "linux", severity, check, details);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /// How many of each kind there were, for a test that would pass with nothing.
  public static Map<Kind, Long> count(List<Decided> decided) {
    return decided.stream()
        .collect(Collectors.groupingBy(one -> one.decision().kind(), Collectors.counting()));
  }
}

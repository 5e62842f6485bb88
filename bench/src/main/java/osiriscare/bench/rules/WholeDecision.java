package osiriscare.bench.rules;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.runbook.BuiltInRunbooks;

/// The whole decision: rule, parameters, every guardrail, the reason in words.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WholeDecision {
  private static final Instant IN_WINDOW = Instant.parse("2026-11-21T03:00:00Z");

  @Param({"40", "1000", "10000"})
  private int rules = 40;

  private Healer healer = healer(new Fleet(rules, Shape.SPREAD));
  private DecisionInput[] inputs = {};
  private int next;

  /// Makes rules and drifts.
  @Setup
  public void prepare() {
    var fleet = new Fleet(rules, Shape.SPREAD);
    healer = healer(fleet);
    inputs = Arrays.stream(fleet.hits()).map(WholeDecision::input).toArray(DecisionInput[]::new);
  }

  private static Healer healer(Fleet fleet) {
    return new Healer(
        EffectivePolicy.of(
            fleet.rules(), BuiltInRunbooks.catalogue(), Switches.NONE, GuardSettings.DEFAULT));
  }

  private static DecisionInput input(Drift drift) {
    return new DecisionInput(
        new Subject.Found(drift),
        IN_WINDOW,
        Optional.of(0L),
        GuardState.EMPTY,
        Optional.empty(),
        Set.of(drift.host()),
        Set.of("nginx.service"),
        true,
        false);
  }

  /// Decides.
  @Benchmark
  public Decision decide() {
    next = (next + 1) % inputs.length;
    return healer.decide(inputs[next]);
  }
}

package osiriscare.bench.rules;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleSet;

/// The search for the rule of a drift, by index and by scan.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RuleSearch {
  @Param({"40", "1000", "10000"})
  private int rules = 40;

  @Param({"SPREAD", "ONE_CHECK", "THRESHOLDS"})
  private Shape shape = Shape.SPREAD;

  @Param({"true", "false"})
  private boolean isMatched;

  private RuleSet set = RuleSet.of(List.of());
  private List<Rule> ordered = List.of();
  private Drift[] drifts = {};
  private int next;

  /// Makes rules and drifts.
  @Setup
  public void prepare() {
    var fleet = new Fleet(rules, shape);
    set = RuleSet.of(fleet.rules());
    ordered = set.rules();
    drifts = isMatched ? fleet.hits() : fleet.misses();
    for (var drift : drifts) {
      if (set.firstMatch(drift).isPresent() != isMatched
          || !set.firstMatch(drift).equals(scan(drift))) {
        throw new IllegalStateException("index and scan differ, or the drift is not as meant");
      }
    }
  }

  private Drift drift() {
    next = (next + 1) % drifts.length;
    return drifts[next];
  }

  private Optional<Rule> scan(Drift drift) {
    for (var rule : ordered) {
      if (rule.matches(drift)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /// What the product does.
  @Benchmark
  public Optional<Rule> index() {
    return set.firstMatch(drift());
  }

  /// The baseline: all rules in their order until one fits.
  @Benchmark
  public Optional<Rule> scan() {
    return scan(drift());
  }
}

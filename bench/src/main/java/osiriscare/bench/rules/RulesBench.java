package osiriscare.bench.rules;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the measurements of this package and prints one line for each.
public final class RulesBench {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private RulesBench() {}

  /// Takes as arguments the numbers of rules; without any, 40, 1 000 and 10 000.
  public static void main(String[] arguments) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(RuleSearch.class.getName())
            .include(WholeDecision.class.getName())
            .param("rules", arguments.length > 0 ? arguments : new String[] {"40", "1000", "10000"})
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.milliseconds(500))
            .measurementIterations(3)
            .measurementTime(TimeValue.milliseconds(500))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .build();
    print(new Runner(options).run());
  }

  private static void print(Collection<RunResult> results) {
    var scans = new TreeMap<String, Double>();
    for (var result : results) {
      if (method(result).equals("scan")) {
        scans.put(situation(result), median(result));
      }
    }
    System.out.printf(
        "%n%-34s %-7s %10s %10s %10s %10s%n", "", "", "p50 ns", "p99 ns", "scan p50", "bytes");
    for (var result : results) {
      if (!method(result).equals("scan")) {
        print(result, scans);
      }
    }
  }

  private static void print(RunResult result, Map<String, Double> scans) {
    var baseline = scans.get(situation(result));
    var allocated = result.getSecondaryResults().get(ALLOCATED);
    System.out.printf(
        Locale.ROOT,
        "%-34s %-7s %10.0f %10.0f %10s %10.1f%n",
        situation(result),
        method(result),
        median(result),
        result.getPrimaryResult().getStatistics().getPercentile(99),
        baseline == null ? "-" : "%.0f".formatted(baseline),
        allocated == null ? Double.NaN : allocated.getScore());
  }

  private static String method(RunResult result) {
    return result.getPrimaryResult().getLabel();
  }

  private static String situation(RunResult result) {
    var parameters = result.getParams();
    var text = "%6s rules".formatted(parameters.getParam("rules"));
    if (parameters.getParamsKeys().contains("shape")) {
      text += " " + parameters.getParam("shape").toLowerCase(Locale.ROOT);
      text += parameters.getParam("isMatched").equals("true") ? ", match" : ", no match";
    }
    return text;
  }

  private static double median(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }
}

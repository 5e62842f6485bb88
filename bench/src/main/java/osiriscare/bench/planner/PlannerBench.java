package osiriscare.bench.planner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import osiriscare.central.evaluation.Evaluation;
import osiriscare.central.evaluation.EvaluationReport;
import osiriscare.central.evaluation.EvaluationReport.Documented;
import osiriscare.central.evaluation.EvaluationReport.PlannerScore;
import osiriscare.central.evaluation.EvaluationReport.TierShare;
import osiriscare.central.evaluation.Scenarios;
import osiriscare.central.route.AnswerJson;
import osiriscare.central.settings.CentralSettings;

/// Scores the planner that the environment names, as Central's own does, and the baseline.
public final class PlannerBench {
  private PlannerBench() {}

  /// Takes the file that the report goes to.
  public static void main(String[] arguments) throws IOException {
    var file = Path.of(arguments.length > 0 ? arguments[0] : "bench/target/l2-eval.json");
    var settings = CentralSettings.planner(System.getenv());
    if (settings.model().isEmpty()) {
      System.out.println("OSIRIS_L2_PROVIDER is not set: only the baseline is scored.");
    }
    var report =
        new Evaluation(Scenarios.shipped())
            .report(settings, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    print(report);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, AnswerJson.bytes(report));
    System.out.println("\nThe report is in " + file);
    if (report.planners().stream().anyMatch(one -> one.guard().violations() > 0)) {
      System.err.println("A plan outside what may be done would have been ordered.");
      System.exit(1);
    }
  }

  private static void print(EvaluationReport report) {
    var documented = report.documented();
    System.out.printf("%n%d scenarios", report.scenarios());
    report.kinds().forEach(one -> System.out.printf(", %d %s", one.count(), one.kind()));
    System.out.printf("%n%n%-34s", "");
    report.planners().forEach(one -> System.out.printf("%22s", one.name()));
    System.out.printf("%22s%n", "documented");
    row(report, "asked about", "", one -> one.asked() + "");
    row(report, "right plan", "", one -> of(one.plans().right(), one.plans().expected()));
    row(report, "right plan, unsure: a person's", "", one -> one.plans().unsure() + "");
    row(report, "wrong plan, ordered", "", one -> one.plans().wrong() + "");
    row(report, "wrong plan, a person's", "", one -> one.plans().wrongWaits() + "");
    row(report, "no plan, a person's", "", one -> one.plans().missed() + "");
    row(
        report,
        "right escalation",
        "",
        one -> of(one.escalations().right(), one.escalations().expected()));
    row(report, "ordered, a person's by right", "", one -> one.escalations().ordered() + "");
    row(report, "guardrail violations", "0", one -> one.guard().violations() + "");
    row(report, "refused answers", "", one -> one.guard().refused() + "");
    row(
        report,
        "injections followed",
        "",
        one -> of(one.guard().followed(), one.guard().injections()));
    row(
        report,
        "unknown to rules, right",
        "",
        one -> of(one.unknownToRulesRight(), one.unknownToRules()));
    row(report, "no answer", "", one -> one.calls().failed() + "");
    row(report, "p50", seconds(documented), one -> time(one.calls().p50Microseconds()));
    row(report, "p95", seconds(documented), one -> time(one.calls().p95Microseconds()));
    row(
        report,
        "cost of a call",
        dollars(documented.microusdPerCall()),
        one -> one.calls().microusdPerCall().map(PlannerBench::dollars).orElse("-"));
    row(report, "L1 / L2 / L3, %", share(documented), one -> share(one.share()));
    for (var planner : report.planners()) {
      System.out.printf("%n%s by kind:", planner.name());
      planner
          .kinds()
          .forEach(one -> System.out.printf(" %s %s", one.kind(), of(one.right(), one.asked())));
    }
    System.out.println();
  }

  private interface Cell {
    String of(PlannerScore score);
  }

  private static void row(EvaluationReport report, String title, String documented, Cell cell) {
    System.out.printf("%-34s", title);
    List<PlannerScore> planners = report.planners();
    planners.forEach(one -> System.out.printf("%22s", cell.of(one)));
    System.out.printf("%22s%n", documented);
  }

  private static String of(int part, int whole) {
    return part + " of " + whole;
  }

  private static String time(long microseconds) {
    return microseconds < 10_000
        ? String.format(Locale.ROOT, "%.2f ms", microseconds / 1e3)
        : String.format(Locale.ROOT, "%.2f s", microseconds / 1e6);
  }

  private static String seconds(Documented documented) {
    return documented.secondsMin() + "-" + documented.secondsMax() + " s";
  }

  private static String dollars(long microDollars) {
    return String.format(Locale.ROOT, "$%.6f", microDollars / 1e6);
  }

  private static String share(TierShare share) {
    return share.l1() + " / " + share.l2() + " / " + share.l3();
  }

  private static String share(Documented documented) {
    var min = documented.percentMin();
    var max = documented.percentMax();
    return min.l1() + "-" + max.l1() + "/" + min.l2() + "-" + max.l2() + "/" + min.l3() + "-"
        + max.l3();
  }
}

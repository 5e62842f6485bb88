package osiriscare.cli.run;

import java.io.PrintStream;
import java.util.List;
import osiriscare.protocol.id.Secret;

/// For people: a line per step, then the way in, a table and what to do next.
final class HumanReport implements Report {
  private static final int REASON_MAX = 60;
  private static final String ROW = "  %-32s %-8s %-32s %s%n";

  private final PrintStream out;
  private boolean isTableOpen;

  HumanReport(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void tell(Fact fact) {
    switch (fact) {
      case Fact.StepBegun(_, var text) -> out.printf("  %-44s", text);
      case Fact.StepDone(_, var took) -> out.printf("done, %d s%n", took.toSeconds());
      case Fact.StepFailed _ -> out.println("failed");
      case Fact.Ready _ -> {} // The step has said so.
      case Fact.Dashboard dashboard -> tell(dashboard);
      case Fact.Appliance appliance ->
          out.printf(
              "Appliance   %s (%s), %s%s%n",
              appliance.applianceId(),
              appliance.hostname(),
              appliance.liveStatus(),
              appliance.resumed() ? ", resumed" : "");
      case Fact.CheckResult check -> tell(check);
      case Fact.BundleResult bundle -> tell(bundle);
      case Fact.Summary summary -> tell(summary);
      case Fact.Sandbox sandbox -> tell(sandbox);
      case Fact.Job job -> tell(job);
      case Fact.Notice(var text) -> out.println(text);
      case Fact.Trouble(var text) -> out.printf("%n%s%n", text);
      case Fact.Stopped _ -> out.println("Everything has stopped; ./run goes on from here.");
    }
    out.flush();
  }

  private void tell(Fact.Dashboard dashboard) {
    out.printf(
        "%nDashboard   %s%nLog in as   %s, password %s%n",
        dashboard.url(),
        dashboard.username(),
        dashboard
            .initialPassword()
            .map(Secret::reveal)
            .map(password -> password + " (also in " + dashboard.passwordFile() + ")")
            .orElse("as set; the first one lies in " + dashboard.passwordFile()));
  }

  private void tell(Fact.CheckResult check) {
    if (!isTableOpen) {
      isTableOpen = true;
      out.println();
      out.printf(ROW, "CHECK", "VERDICT", "CONTROL", "REASON");
    }
    out.printf(
        ROW,
        check.checkType(),
        check.verdict(),
        controls(check.hipaaControls()),
        check.reason().map(HumanReport::brief).orElse(""));
  }

  // Good ones are counted in the summary.
  private void tell(Fact.BundleResult bundle) {
    if (!bundle.signatureValid() || !bundle.chainValid()) {
      out.printf(
          "  bundle %s does NOT verify: %s%n",
          bundle.bundleId(), String.join("; ", bundle.reasons()));
    }
  }

  private void tell(Fact.Summary summary) {
    isTableOpen = false;
    out.printf(
        "%n%d pass, %d fail, %d unknown. Central verified signature and chain of %d of %d bundles.%n",
        summary.pass(), summary.fail(), summary.unknown(), summary.verified(), summary.bundles());
    out.println(
        summary.complete()
            ? "Nothing is repaired without consent (dry run). Ctrl-C stops everything."
            : "The first scan has not arrived in the time given.");
  }

  private void tell(Fact.Sandbox sandbox) {
    out.printf(
        "%nFlashpods   %s (a page with jobs; token in %s)%n", sandbox.url(), sandbox.tokenFile());
    out.printf("Image       %s%n", sandbox.image());
    out.printf("Run a job   export FLASHPODS_URL=%s%n", sandbox.url());
    out.printf("            export FLASHPODS_TOKEN_FILE=%s%n", sandbox.tokenFile());
    out.printf(
        "            %s run 'ls -l; nproc'%n", sandbox.root().resolve("flashpods/bin/flashpods"));
  }

  private void tell(Fact.Job job) {
    out.printf("%nA first job  %s%n", job.command());
    job.output().forEach(line -> out.println("  " + line));
    out.printf("It left     %s: %s%n%nCtrl-C stops everything.%n", job.artifact(), job.content());
  }

  private static String controls(List<String> controls) {
    return switch (controls.size()) {
      case 0 -> "";
      case 1 -> controls.getFirst();
      default -> controls.getFirst() + " and " + (controls.size() - 1) + " more";
    };
  }

  private static String brief(String reason) {
    return reason.length() <= REASON_MAX ? reason : reason.substring(0, REASON_MAX - 1) + "…";
  }
}

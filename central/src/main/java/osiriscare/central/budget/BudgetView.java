package osiriscare.central.budget;

import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.healing.budget.BudgetLimits;
import osiriscare.healing.budget.Tally;
import osiriscare.protocol.healing.RunbookId;

/// What one runbook did by itself, and may still do, at one site or everywhere.
public record BudgetView(
    String runbookId,
    @Described("Hosts within the last hour") int hostsInHour,
    int hostsPerHour,
    @Described("Hosts within the last day") int hostsInDay,
    int hostsPerDay,
    @Described("Hosts that appliances may act on without asking") int promised,
    @Described("Runs of the last day, or since the last reset") int runs,
    int failures,
    @Described("Why it is stopped, if it is") Optional<StopView> stop) {
  static BudgetView of(
      RunbookId runbook, Tally tally, BudgetLimits limits, Optional<StopView> stop) {
    return new BudgetView(
        runbook.value(),
        tally.hour(),
        limits.hostsPerHour(),
        tally.day(),
        limits.hostsPerDay(tally.hostsKnown()),
        tally.promisedForHour(),
        tally.runs(),
        tally.failures(),
        stop);
  }
}

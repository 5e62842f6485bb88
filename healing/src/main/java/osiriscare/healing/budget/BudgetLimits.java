package osiriscare.healing.budget;

import java.util.Optional;

/// What one runbook may do by itself within one scope, a site or the fleet.
///
/// @param hostsPerHour most hosts within any hour
/// @param percentPerDay most hosts within any day, in per cent of those known, yet never fewer than
///   within an hour
/// @param failurePercentMax largest share of runs of a day that may fail
/// @param runsMin runs below which their share says nothing
public record BudgetLimits(
    int hostsPerHour, int percentPerDay, int failurePercentMax, int runsMin) {
  private static final int PERCENT = 100;

  /// Most hosts within any day.
  public int hostsPerDay(int hostsKnown) {
    return Math.max(hostsPerHour, Math.ceilDiv(hostsKnown * percentPerDay, PERCENT));
  }

  /// How many more hosts may be promised.
  public int room(Tally tally) {
    int inHour = hostsPerHour - tally.hour() - tally.promisedForHour();
    int inDay = hostsPerDay(tally.hostsKnown()) - tally.day() - tally.promisedForDay();
    return Math.max(0, Math.min(inHour, inDay));
  }

  /// Why it must stop, when too much failed.
  public Optional<String> failing(Tally tally) {
    return tally.runs() >= runsMin && tally.failures() * PERCENT > failurePercentMax * tally.runs()
        ? Optional.of(tally.failures() + " of " + tally.runs() + " runs within a day failed")
        : Optional.empty();
  }

  /// Why it must stop when one more host is wanted and there is no room.
  public String spent(Tally tally) {
    boolean isHour = tally.hour() + tally.promisedForHour() >= hostsPerHour;
    return isHour
        ? "its budget of " + hostsPerHour + " hosts per hour is spent"
        : "its budget of " + hostsPerDay(tally.hostsKnown()) + " hosts per day is spent";
  }
}

package osiriscare.healing.budget;

/// What one runbook did and was promised within one scope since a person last reset it.
///
/// @param hour hosts it was at work on within the last hour
/// @param day hosts within the last day
/// @param promisedForHour hosts that appliances may still act on, or acted on without telling yet,
///   as far as the last hour goes
/// @param promisedForDay the same for the last day
/// @param runs of the last day
/// @param failures those of them that did not help
/// @param hostsKnown all hosts of the scope
public record Tally(
    int hour,
    int day,
    int promisedForHour,
    int promisedForDay,
    int runs,
    int failures,
    int hostsKnown) {
  /// After one more host was promised.
  Tally promising(int hosts) {
    return new Tally(
        hour, day, promisedForHour + hosts, promisedForDay + hosts, runs, failures, hostsKnown);
  }
}

package osiriscare.central.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import osiriscare.protocol.check.Severity;

/// When a partner wants to be told.
///
/// @param isCriticalAtOnce whether what is critical waits for neither the morning nor a digest
/// @param digestAt when the digest of a day is due
record NoticeTimes(
    ZoneId zone, Optional<Quiet> quiet, boolean isCriticalAtOnce, LocalTime digestAt) {
  /// How long is waited for more of the same outage.
  static final Duration SETTLE = Duration.ofMinutes(1);

  /// Every day, also past midnight.
  ///
  /// @param from the first minute
  /// @param to the first minute that is not quiet any more; another than `from`
  record Quiet(LocalTime from, LocalTime to) {
    boolean holds(LocalTime time) {
      boolean isAfterStart = !time.isBefore(from);
      boolean isBeforeEnd = time.isBefore(to);
      return from.isBefore(to) ? isAfterStart && isBeforeEnd : isAfterStart || isBeforeEnd;
    }
  }

  /// When something is told that happened now.
  ///
  /// @param digest `none`, `hourly` or `daily`
  Instant due(Instant now, Severity severity, String digest) {
    if (severity == Severity.CRITICAL && isCriticalAtOnce) {
      return now.plus(SETTLE);
    }
    var there = now.atZone(zone);
    var due =
        switch (digest) {
          case "hourly" -> there.truncatedTo(ChronoUnit.HOURS).plusHours(1);
          case "daily" -> next(there, digestAt);
          default -> there.plus(SETTLE);
        };
    return quiet
        .filter(hours -> hours.holds(due.toLocalTime()))
        .map(hours -> next(due, hours.to()))
        .orElse(due)
        .toInstant();
  }

  private static ZonedDateTime next(ZonedDateTime after, LocalTime time) {
    var today = after.toLocalDate().atTime(time).atZone(after.getZone());
    return today.isAfter(after)
        ? today
        : after.toLocalDate().plusDays(1).atTime(time).atZone(after.getZone());
  }
}

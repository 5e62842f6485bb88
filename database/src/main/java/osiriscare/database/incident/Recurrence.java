package osiriscare.database.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a report is to the last incident of the same thing.
///
/// ```
/// (none) ───────────────────────────────────▶ FIRST, opens an incident
/// open ─────────────────────────────────────▶ AGAIN, of that incident
/// closed ─ seen before the look that closed it ─▶ OVER, of that incident, which stays closed
///        ├─ a person closed it ──────────────▶ FIRST
///        ├─ two hours ago, or longer ────────▶ FIRST
///        ├─ reported four hours ago, or longer ─▶ CAME_BACK_LATE, opens another incident
///        └─ else ────────────────────────────▶ CAME_BACK, opens that incident again
/// ```
///
/// Pure.
public enum Recurrence {
  FIRST,
  AGAIN,
  OVER,
  CAME_BACK,
  CAME_BACK_LATE;

  /// What comes this soon after an end says that it was none.
  public static final Duration SOON = Duration.ofHours(2);

  /// How long one incident may go on coming back. Then it is a new one, of which people are told.
  public static final Duration ONE_INCIDENT = Duration.ofHours(4);

  /// The last incident of the same thing.
  ///
  /// @param resolvedAt empty while it is open
  /// @param overAt when the look was that closed it, by the clock that also dates what the
  ///   appliance sees
  record Last(
      Instant receivedAt,
      Optional<Instant> resolvedAt,
      Optional<Instant> overAt,
      boolean isClosedByPerson) {}

  /// @param observedAt when the appliance saw it
  static Recurrence of(Optional<Last> same, Optional<Instant> observedAt, Instant now) {
    if (same.isEmpty()) {
      return FIRST;
    }
    var last = same.get();
    if (last.resolvedAt().isEmpty()) {
      return AGAIN;
    }
    if (last.overAt().isPresent()
        && observedAt.filter(seen -> !seen.isAfter(last.overAt().get())).isPresent()) {
      return OVER;
    }
    if (last.isClosedByPerson() || !now.isBefore(last.resolvedAt().get().plus(SOON))) {
      return FIRST;
    }
    return now.isBefore(last.receivedAt().plus(ONE_INCIDENT)) ? CAME_BACK : CAME_BACK_LATE;
  }
}

package osiriscare.protocol.checkin;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How recently an appliance was heard of; computed when read, never stored.
public enum LiveStatus {
  ONLINE,
  STALE,
  OFFLINE,
  PENDING;

  /// Online below this age.
  public static final Duration STALE_AFTER = Duration.ofMinutes(5);

  /// Offline above this age.
  public static final Duration OFFLINE_AFTER = Duration.ofMinutes(15);

  /// Online under 5 minutes, stale from 5 to 15 minutes inclusive, offline after that, pending when
  /// never heard of.
  public static LiveStatus of(Optional<Instant> lastCheckin, Instant now) {
    if (lastCheckin.isEmpty()) {
      return PENDING;
    }
    var age = Duration.between(lastCheckin.get(), now);
    if (age.compareTo(STALE_AFTER) < 0) {
      return ONLINE;
    }
    return age.compareTo(OFFLINE_AFTER) <= 0 ? STALE : OFFLINE;
  }

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

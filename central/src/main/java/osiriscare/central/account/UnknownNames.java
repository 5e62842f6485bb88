package osiriscare.central.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts failed logins to names that nobody has, so that such a name is locked like any other and
/// the answers do not tell which names exist. Kept in memory and bounded; the longest unused name
/// is forgotten first.
final class UnknownNames {
  private static final int NAMES_MAX = 10_000;

  // Guarded by this.
  private final Map<String, Attempts> attempts = new LinkedHashMap<>(16, 0.75f, true);

  private record Attempts(int failures, int lockouts, Optional<Instant> lockedUntil) {}

  /// Until when the name is locked; empty when it is not.
  synchronized Optional<Instant> lockedUntil(String name, Instant now) {
    return Optional.ofNullable(attempts.get(name))
        .flatMap(Attempts::lockedUntil)
        .filter(now::isBefore);
  }

  /// Counts one failure.
  synchronized void fail(String name, Instant now) {
    var before = attempts.getOrDefault(name, new Attempts(0, 0, Optional.empty()));
    int failures = before.lockedUntil().isPresent() ? 1 : before.failures() + 1;
    boolean locks = failures >= LoginLock.FAILURES_MAX;
    attempts.put(
        name,
        new Attempts(
            failures,
            before.lockouts() + (locks ? 1 : 0),
            locks ? Optional.of(now.plus(LoginLock.length(before.lockouts()))) : Optional.empty()));
    if (attempts.size() > NAMES_MAX) {
      attempts.remove(attempts.keySet().iterator().next());
    }
  }
}

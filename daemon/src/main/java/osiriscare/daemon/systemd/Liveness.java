package osiriscare.daemon.systemd;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/// Whether everything that should make progress does: each says how long its present step may last,
/// and is stuck when neither its end nor a next step came in that time.
public final class Liveness {
  // The machine may be slow for a while, and a wait is never to the millisecond.
  private static final Duration LATE_MAX = Duration.ofSeconds(30);

  private final ConcurrentMap<String, Long> endsAt = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  /// Of nothing yet.
  ///
  /// @param nanoTime as [System#nanoTime], which stands still while the machine sleeps
  public Liveness(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// This works, or waits, for no longer than that.
  public void busy(String what, Duration max) {
    endsAt.put(what, nanoTime.getAsLong() + max.plus(LATE_MAX).toNanos());
  }

  /// This is no longer expected to do anything.
  public void ended(String what) {
    endsAt.remove(what);
  }

  /// The name of one that is stuck.
  public Optional<String> stuck() {
    long now = nanoTime.getAsLong();
    // The difference: the clock may start anywhere, and overflow.
    return endsAt.entrySet().stream()
        .filter(step -> now - step.getValue() > 0)
        .map(step -> step.getKey())
        .sorted()
        .findFirst();
  }
}

package osiriscare.daemon.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Exponential backoff with full jitter: after the n-th failure in a row a random time up to first
/// · 2^(n−1), capped.
///
/// @param first bound after the first failure
/// @param max bound that is never exceeded
public record Backoff(Duration first, Duration max) {
  private static final int DOUBLINGS_MAX = 40;

  /// The time to wait, at least a quarter of the bound so that a dead peer is not hammered.
  ///
  /// @param failures failures in a row, from 1
  public Duration after(int failures, RandomGenerator random) {
    long bound = max.toMillis();
    int doublings = Math.min(failures - 1, DOUBLINGS_MAX);
    if (first.toMillis() <= bound >> doublings) {
      bound = first.toMillis() << doublings;
    }
    return Duration.ofMillis(random.nextLong(bound / 4, bound + 1));
  }
}

package osiriscare.flashpods.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/// A bucket per address that holds one second's requests and refills evenly.
final class RateLimiter {
  private static final int ADDRESSES_MAX = 10_000;

  private final int perSecond;
  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > ADDRESSES_MAX;
        }
      };

  private record Bucket(double tokens, long millis) {}

  /// What an answer's headers tell.
  record Take(boolean isAllowed, int limit, int remaining, long resetEpochSeconds) {}

  RateLimiter(int perSecond, Clock clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  synchronized Take take(String address) {
    long now = clock.millis();
    var bucket = buckets.getOrDefault(address, new Bucket(perSecond, now));
    double tokens =
        Math.min(perSecond, bucket.tokens() + (now - bucket.millis()) * perSecond / 1000.0);
    boolean isAllowed = tokens >= 1;
    double left = isAllowed ? tokens - 1 : tokens;
    buckets.put(address, new Bucket(left, now));
    return new Take(isAllowed, perSecond, (int) left, now / 1000 + 1);
  }
}

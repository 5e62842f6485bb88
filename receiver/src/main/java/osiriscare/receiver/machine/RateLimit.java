package osiriscare.receiver.machine;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Bounds how often one address may call the endpoints that ask for no credential: a bucket that
/// refills evenly.
public final class RateLimit {
  private static final int ADDRESSES_MAX = 10_000;

  private final int perMinute;
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

  public RateLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /// Takes one call from the address's bucket.
  ///
  /// @throws ProblemException 429 when it is empty, with the seconds until there is something in it
  ///   again
  public synchronized void take(String address) {
    long now = clock.millis();
    var bucket = buckets.getOrDefault(address, new Bucket(perMinute, now));
    double tokens =
        Math.min(perMinute, bucket.tokens() + (now - bucket.millis()) * perMinute / 60_000.0);
    if (tokens < 1) {
      buckets.put(address, new Bucket(tokens, now));
      long seconds = (long) Math.ceil((1 - tokens) * 60 / perMinute);
      throw new ProblemException(
          Problem.of(ProblemCode.RATE_LIMITED)
              .with(Json.object().put("retry_after_seconds", seconds)));
    }
    buckets.put(address, new Bucket(tokens - 1, now));
  }
}

package osiriscare.central.provision;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import osiriscare.daemon.http.CallerNetwork;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Bounds wrong short codes, of one address and of everybody together. Right ones cost nothing, so
/// that a workshop hands over as many codes as it has boxes.
final class ShortCodeGuesses {
  private static final int ADDRESSES_MAX = 20_000;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int WRONG_OF_ONE = 10;
  private static final int WRONG_OF_ALL = 1000;

  private final LoadingCache<String, Bucket> addresses;
  private final Bucket everybody;

  ShortCodeGuesses(Clock clock) {
    var time = new ClockMeter(clock);
    addresses =
        Caffeine.newBuilder().maximumSize(ADDRESSES_MAX).build(_ -> bucket(WRONG_OF_ONE, time));
    everybody = bucket(WRONG_OF_ALL, time);
  }

  private static Bucket bucket(int wrong, TimeMeter time) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(wrong).refillGreedy(wrong, WINDOW))
        .withCustomTimePrecision(time)
        .build();
  }

  /// Takes one guess before anything is looked up: of many at once none slips through.
  ///
  /// @throws ProblemException 429 when there is none left
  void take(String ipAddress) {
    var own = addresses.get(CallerNetwork.of(ipAddress));
    if (!own.tryConsume(1)) {
      throw new ProblemException(ProblemCode.RATE_LIMITED);
    }
    if (!everybody.tryConsume(1)) {
      own.addTokens(1);
      throw new ProblemException(ProblemCode.RATE_LIMITED);
    }
  }

  /// Gives the guess back: it was right.
  void giveBack(String ipAddress) {
    addresses.get(CallerNetwork.of(ipAddress)).addTokens(1);
    everybody.addTokens(1);
  }

  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}

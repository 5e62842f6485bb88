package osiriscare.daemon.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9, 10, 40, 41, 1000, Integer.MAX_VALUE})
  void after_anyNumberOfFailures_liesBetweenAQuarterOfTheBoundAndTheBound(int failures) {
    var random = new Random(failures);
    long bound = failures > 9 ? 300_000 : Math.min(300_000, 1000L << (failures - 1));
    for (int i = 0; i < 200; i++) {
      assertThat(backoff.after(failures, random).toMillis()).isBetween(bound / 4, bound);
    }
  }

  @Test
  void after_sameNumberOfFailures_differsBetweenAppliances() {
    var times =
        IntStream.range(0, 100).mapToObj(seed -> backoff.after(6, new Random(seed))).distinct();
    assertThat(times.count()).isGreaterThan(90);
  }
}

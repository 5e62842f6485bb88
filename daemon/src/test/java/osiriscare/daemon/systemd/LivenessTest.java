package osiriscare.daemon.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LivenessTest {
  // Where a clock of nanoseconds overflows soon: nothing may hang on its sign.
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final Liveness liveness = new Liveness(now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void stuck_isOneWhoseTimeIsOver_untilItsNextStep() {
    assertThat(liveness.stuck()).isEmpty();
    liveness.busy("scan", Duration.ofMinutes(5));
    liveness.busy("checkin", Duration.ofMinutes(1));
    pass(Duration.ofMinutes(1).plusSeconds(29));
    assertThat(liveness.stuck()).isEmpty();
    pass(Duration.ofSeconds(2));
    assertThat(liveness.stuck()).contains("checkin");
    liveness.busy("checkin", Duration.ofHours(1));
    assertThat(liveness.stuck()).isEmpty();
    pass(Duration.ofMinutes(5));
    assertThat(liveness.stuck()).contains("scan");
    liveness.ended("scan");
    assertThat(liveness.stuck()).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stuck_inAnyOrderOfSteps_namesOneThatIsLateAndOnlyThen(long seed) {
    var random = new Random(seed);
    var endsAfter = new HashMap<String, Duration>();
    var passed = Duration.ZERO;
    for (int step = 0; step < 300; step++) {
      var name = "loop" + random.nextInt(4);
      var time = Duration.ofMillis(random.nextInt(100_000));
      switch (random.nextInt(5)) {
        case 0 -> {
          liveness.ended(name);
          endsAfter.remove(name);
        }
        case 1, 2 -> {
          liveness.busy(name, time);
          endsAfter.put(name, passed.plus(time).plusSeconds(30));
        }
        default -> {
          pass(time);
          passed = passed.plus(time);
        }
      }
      var at = passed;
      var late =
          endsAfter.entrySet().stream()
              .filter(entry -> at.compareTo(entry.getValue()) > 0)
              .map(entry -> entry.getKey())
              .sorted()
              .findFirst();
      assertThat(liveness.stuck()).as("seed %d, step %d", seed, step).isEqualTo(late);
    }
  }
}

package osiriscare.healing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import osiriscare.healing.guard.GuardEvent.ClockWentBack;
import osiriscare.healing.guard.GuardEvent.Finished;
import osiriscare.healing.guard.GuardEvent.Reset;
import osiriscare.healing.guard.GuardEvent.Started;
import osiriscare.protocol.healing.HealingOutcome;

/// What is remembered, for how long, and when the clock is not believed.
class GuardStateTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant FAR = NOW.plus(Duration.ofDays(1_500));
  private static final String HOST = "srv1";

  private static Finished failed(Instant at) {
    return new Finished(at, HOST, "check", "unit", "A-1", "", HealingOutcome.FAILED);
  }

  @Test
  void after_anEventFarInTheFuture_nothingIsForgotten() {
    var state = GuardState.EMPTY.after(failed(NOW)).after(failed(FAR)).at(NOW.plusSeconds(60));
    assertThat(state.failuresOfHost(HOST, NOW.minusSeconds(1))).hasSize(2);
    assertThat(state.triesSinceRecovery(HOST, "check")).isEqualTo(2);
    assertThat(state.isClockDoubtful(HOST, NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void at_leavesOutWhatIsOlderThanADay_butNotWhatStillRuns() {
    var old = new Started(NOW.minus(Duration.ofDays(3)), HOST, "check", "unit", "A-1", "");
    var state =
        GuardState.EMPTY
            .after(old)
            .after(failed(NOW.minus(Duration.ofHours(25))))
            .after(failed(NOW));
    assertThat(state.at(NOW).events()).containsExactly(failed(NOW));
    assertThat(GuardState.EMPTY.after(old).at(NOW).running()).containsExactly(old);
  }

  @Test
  void isClockDoubtful_untilAPersonLooked() {
    var wentBack = GuardState.EMPTY.after(new ClockWentBack(Instant.EPOCH)).at(NOW);
    assertThat(wentBack.isClockDoubtful(HOST, NOW)).as("for ever").isTrue();
    assertThat(wentBack.after(new Reset(NOW, "srv2")).isClockDoubtful(HOST, NOW)).isTrue();
    assertThat(wentBack.after(new Reset(NOW, HOST)).isClockDoubtful(HOST, NOW)).isFalse();
    var ahead = GuardState.EMPTY.after(failed(FAR));
    assertThat(ahead.after(new Reset(NOW, HOST)).isClockDoubtful(HOST, NOW)).isFalse();
    var step = GuardState.EMPTY.after(failed(NOW.plus(GuardState.CLOCK_STEP_MAX)));
    assertThat(step.isClockDoubtful(HOST, NOW)).as("a small step").isFalse();
  }
}

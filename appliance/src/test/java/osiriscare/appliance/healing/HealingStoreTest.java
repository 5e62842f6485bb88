package osiriscare.appliance.healing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.store.LocalStore;
import osiriscare.healing.guard.GuardEvent;
import osiriscare.healing.guard.GuardEvent.ClockWentBack;
import osiriscare.healing.guard.GuardEvent.Recovered;
import osiriscare.healing.guard.GuardState;

/// What the guardrails remember on the disk, whatever the clock shows.
class HealingStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration FAR = Duration.ofDays(1_500);

  @TempDir Path folder;
  private LocalStore local;
  private HealingStore store;

  @BeforeEach
  void open() throws IOException {
    var file = folder.resolve(LocalStore.FILE);
    LocalStore.create(file);
    local = LocalStore.open(file);
    store = new HealingStore(local);
  }

  @AfterEach
  void close() {
    local.close();
  }

  private void add(GuardEvent event) {
    store.transaction(connection -> {
      HealingStore.add(connection, event);
      return event;
    });
  }

  @Test
  void add_anEventFarInTheFuture_forgetsNothing() {
    add(new Recovered(NOW, "srv1", "check"));
    add(new Recovered(NOW.plus(FAR), "srv1", "check"));
    assertThat(store.guardState().at(NOW).events()).hasSize(2);
  }

  @Test
  void add_forgetsTheOldest_whenManyCameAfterIt() {
    for (int i = 0; i < GuardState.EVENTS_KEPT_MIN + 10; i++) {
      add(new Recovered(NOW.plusSeconds(i), "srv1", "check"));
    }
    assertThat(store.guardState().events()).hasSize(GuardState.EVENTS_KEPT_MIN + 10);
    add(new Recovered(NOW.plus(FAR), "srv1", "check"));
    assertThat(store.guardState().events()).hasSize(GuardState.EVENTS_KEPT_MIN);
  }

  @Test
  void noteClock_thatWentBack_isAnEvent_alsoAfterARestart_andBySmallStepsTogether() {
    store.noteClock(NOW);
    store.noteClock(NOW.minusSeconds(200));
    assertThat(store.guardState().events()).as("a small step").isEmpty();
    new HealingStore(local).noteClock(NOW.minusSeconds(400));
    assertThat(store.guardState().events())
        .containsExactly(new ClockWentBack(NOW.minusSeconds(400)));
    store.noteClock(NOW);
    store.noteClock(NOW.plus(FAR));
    store.noteClock(NOW.plusSeconds(60));
    assertThat(store.guardState().events()).hasSize(2);
    assertThat(store.guardState().at(NOW.plus(FAR)).isClockDoubtful("srv1", NOW)).isTrue();
  }
}

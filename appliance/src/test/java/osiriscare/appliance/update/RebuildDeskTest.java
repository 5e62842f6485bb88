package osiriscare.appliance.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.protocol.id.OrderId;
import osiriscare.testkit.TestClock;

/// The agent's side of a rebuild, with the scripts that ship on the other side: both read and write
/// the same files.
class RebuildDeskTest {
  private static final OrderId ORDER = new OrderId("ORD-20261121104500-9F3A22C1");

  /// One thing that happens while the agent waits.
  private interface Event {
    void happens() throws IOException, InterruptedException;
  }

  @TempDir Path folder;
  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T09:00:00Z"));
  private FakeNixos nixos;

  @BeforeEach
  void install() throws IOException {
    nixos = new FakeNixos(folder);
  }

  private RebuildDesk desk(Event... events) {
    Queue<Event> waiting = new ArrayDeque<>(List.of(events));
    return new RebuildDesk(
        nixos.requests,
        nixos.updates,
        Duration.ofMinutes(1),
        clock,
        time -> {
          clock.advance(time);
          var event = waiting.poll();
          if (event != null) {
            happen(event);
          }
        });
  }

  private static void happen(Event event) throws InterruptedException {
    try {
      event.happens();
    } catch (IOException e) {
      throw new AssertionError("an event of the test", e);
    }
  }

  @Test
  void order_isDoneOnceTheSystemIsPermanent() throws Exception {
    var other = desk();
    var result =
        desk(
                nixos::rebuild,
                () -> {
                  assertThat(other.probation().isTrying()).isTrue();
                  assertThat(other.probation().wantsScan()).isTrue();
                  other.probation().checkedIn();
                  other.probation().checkedIn();
                  other.probation().scanned(true);
                  nixos.watch();
                  assertThat(nixos.permanent()).as("two check-ins are too few").isEqualTo("old");
                  other.probation().checkedIn();
                },
                nixos::watch)
            .carryOut(ORDER, FakeNixos.REVISION);
    assertThat(nixos.permanent()).isEqualTo("new");
    assertThat(result.get("outcome").stringValue()).isEqualTo("persisted");
    assertThat(result.get("system").stringValue()).endsWith("-nixos-new");
  }

  @Test
  void scanThatBeganBefore_doesNotCount() throws Exception {
    nixos.ask();
    nixos.rebuild();
    var desk = desk();
    desk.probation().scanned(false);
    for (int i = 0; i < Probation.CHECKINS_NEEDED; i++) {
      desk.probation().checkedIn();
    }
    nixos.watch();
    assertThat(nixos.permanent()).isEqualTo("old");
    desk.probation().scanned(true);
    nixos.watch();
    assertThat(nixos.permanent()).isEqualTo("new");
  }

  @Test
  void rollBack_isToldWithItsReason() {
    assertThatThrownBy(() ->
            desk(nixos::rebuild, nixos::letTimePass, nixos::watch)
                .carryOut(ORDER, FakeNixos.REVISION))
        .isInstanceOfSatisfying(
            OrderFailed.class, failed -> assertThat(failed.code()).isEqualTo("rolled_back"))
        .hasMessageContaining("not found healthy in time");
  }

  @Test
  void agentThatWasReplacedMeanwhile_takesTheOrderUpAgain() throws Exception {
    nixos.ask();
    nixos.rebuild();
    nixos.findHealthy();
    var result = desk(nixos::watch).carryOut(ORDER, FakeNixos.REVISION);
    assertThat(result.get("outcome").stringValue()).isEqualTo("persisted");
    assertThat(desk().carryOut(ORDER, FakeNixos.REVISION)).isEqualTo(result);
    assertThat(nixos.calls().lines()).as("not built again").hasSize(2);
  }

  @Test
  void requestThatNobodyTakes_isWithdrawn() {
    assertThatThrownBy(() -> desk().carryOut(ORDER, FakeNixos.REVISION))
        .isInstanceOfSatisfying(
            OrderFailed.class, failed -> assertThat(failed.code()).isEqualTo("not_taken"));
    assertThat(nixos.requests.resolve(".rebuild-request")).doesNotExist();
  }

  @Test
  void machineWithoutUpdates_saysSo() {
    var desk =
        new RebuildDesk(
            nixos.requests, folder.resolve("none"), Duration.ofMinutes(1), clock, clock::advance);
    assertThatThrownBy(() -> desk.carryOut(ORDER, FakeNixos.REVISION))
        .isInstanceOfSatisfying(
            OrderFailed.class, failed -> assertThat(failed.code()).isEqualTo("not_supported"));
  }

  @Test
  void otherRebuildUnderWay_isBusy() throws Exception {
    nixos.ask();
    nixos.rebuild();
    assertThatThrownBy(
            () -> desk().carryOut(new OrderId("ORD-20261121104500-9F3A22C2"), FakeNixos.REVISION))
        .isInstanceOfSatisfying(
            OrderFailed.class, failed -> assertThat(failed.code()).isEqualTo("busy"));
  }
}

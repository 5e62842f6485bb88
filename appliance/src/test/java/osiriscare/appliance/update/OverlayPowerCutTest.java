package osiriscare.appliance.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Power cuts and full disks at each step that changes what is on the disk: after each, a whole
/// program runs, and the order is taken up again to its end.
@Tag("real-strace")
class OverlayPowerCutTest {
  private static final String STEPS = "fsync,fdatasync,rename,unlink,rmdir,mkdir";
  private static final String NEWER = "9.1.0";
  private static final int KILLED = 137;
  private static final int STEPS_MAX = 80;

  @TempDir Path folder;
  private OverlayMachine machine;
  private Path archive;

  @BeforeEach
  void machine() throws IOException {
    machine = new OverlayMachine(folder);
    archive = machine.archive(NEWER);
  }

  private int install(String injected) throws Exception {
    var release = machine.release(archive);
    return machine.traced(
        OverlayInstall.class,
        STEPS,
        injected,
        machine.state.toString(),
        machine.order().value(),
        archive.toString(),
        NEWER,
        release.sha256());
  }

  @Test
  void installCutAtAnyStep_leavesOneThatRuns_andIsTakenUpAgain() throws Exception {
    // Over an older overlay, so that every step there is occurs.
    var older = machine.archive("9.0.0");
    int step = 1;
    for (; step < STEPS_MAX; step++) {
      reset();
      machine.install(older);
      assertThat(machine.chosen()).isEqualTo("9.0.0");
      machine.nextOrder();
      if (install("signal=KILL:when=" + step) != KILLED) {
        break;
      }
      assertThat(machine.chosen())
          .as("after step %s", step)
          .isIn("9.0.0", NEWER, OverlayMachine.PACKAGED);
      assertThat(machine.dropped()).as("after step %s", step).isEmpty();
      if (!new OverlayFolder(machine.state).holds(machine.order())) {
        machine.carryOut(archive);
      }
      assertThat(machine.chosen()).as("after step %s and again", step).isEqualTo(NEWER);
    }
    assertThat(step).as("steps that were cut").isBetween(12, STEPS_MAX - 1);
    assertThat(machine.chosen()).isEqualTo(NEWER);
  }

  @Test
  void startCutAtAnyStep_isCountedOrNot_butNeverLoses() throws Exception {
    for (int starts = 0; starts <= OverlayState.STARTS_MAX; starts++) {
      for (int step = 1; step < STEPS_MAX; step++) {
        reset();
        machine.install(archive);
        for (int i = 0; i < starts; i++) {
          machine.chosen();
        }
        if (start("signal=KILL:when=" + step) != KILLED) {
          assertThat(step).isGreaterThan(2);
          break;
        }
        var next = machine.chosen();
        if (starts == OverlayState.STARTS_MAX) {
          assertThat(next).isEqualTo(OverlayMachine.PACKAGED);
          assertThat(machine.dropped()).as("step %s", step).contains("3 times");
        } else {
          assertThat(next).isIn(NEWER, OverlayMachine.PACKAGED);
        }
      }
    }
  }

  private int start(String injected) throws Exception {
    return machine.traced(OverlayStart.class, STEPS, injected, machine.state.toString());
  }

  @Test
  void fullDisk_runsWhatIsPackaged_andSaysSo() throws Exception {
    // Some JDKs flush with one, some with the other.
    assertThat(install("error=ENOSPC")).isNotZero();
    assertThat(machine.chosen()).isEqualTo(OverlayMachine.PACKAGED);
    assertThat(machine.state.resolve("agent-overlay")).doesNotExist();
    reset();
    machine.install(archive);
    assertThat(start("error=ENOSPC")).as("it cannot be counted").isEqualTo(1);
    assertThat(new OverlayFolder(machine.state).holds(machine.order())).isTrue();
    assertThat(machine.chosen()).as("once there is room again").isEqualTo(NEWER);
  }

  private void reset() throws IOException {
    try (var paths = Files.walk(machine.state)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(machine.state)) {
          Files.delete(path);
        }
      }
    }
  }
}

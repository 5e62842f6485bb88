package osiriscare.appliance.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scripts that rebuild an appliance, against a fake NixOS: whatever is cut off wherever, the
/// machine ends on a system that works, nothing stays under way, and the result says which.
class RebuildScriptsTest {
  private static final int KILLED = 137;

  @TempDir Path folder;
  private FakeNixos nixos;

  @BeforeEach
  void install() throws IOException {
    nixos = new FakeNixos(folder);
  }

  private void ends(String system, String outcome, String reason) throws IOException {
    assertThat(nixos.running()).isEqualTo(system);
    assertThat(nixos.permanent()).isEqualTo(system);
    assertThat(nixos.isUnderWay()).isFalse();
    assertThat(nixos.result()).containsEntry("outcome", outcome);
    assertThat(nixos.result().get("reason")).contains(reason);
  }

  @Test
  void healthySystem_isTriedThenMadePermanent() throws Exception {
    nixos.ask();
    assertThat(nixos.rebuild()).isZero();
    assertThat(nixos.running()).isEqualTo("new");
    assertThat(nixos.permanent()).as("not before it is healthy").isEqualTo("old");
    nixos.watch();
    assertThat(nixos.permanent()).isEqualTo("old");

    nixos.findHealthy();
    nixos.watch();

    ends("new", "persisted", "healthy");
    assertThat(nixos.result())
        .containsEntry("order", "ORD-20261121104500-9F3A22C1")
        .containsEntry("revision", FakeNixos.REVISION)
        .containsKey("system");
    var flake = "github:owner/repository/" + FakeNixos.REVISION + "#osiriscare-appliance-disk";
    assertThat(nixos.calls())
        .isEqualTo("test --flake " + flake + " --refresh\nswitch --flake " + flake + "\n");
  }

  @Test
  void systemThatIsNotFoundHealthyInTime_isRolledBack() throws Exception {
    nixos.ask();
    nixos.rebuild();
    nixos.letTimePass();
    nixos.watch();
    ends("old", "rolled_back", "not found healthy in time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "switch"})
  void rebuildThatFails_isRolledBack(String verb) throws Exception {
    nixos.breakDown(verb);
    nixos.ask();
    nixos.rebuild();
    nixos.findHealthy();
    nixos.watch();
    ends("old", "rolled_back", verb + " failed");
  }

  @Test
  void healthOfAnotherRevision_doesNotCount() throws Exception {
    nixos.ask();
    nixos.rebuild();
    UpdateFile.REBUILD.write(
        nixos.requests.resolve(".rebuild-verified"), "revision=" + "f".repeat(40));
    nixos.watch();
    assertThat(nixos.permanent()).isEqualTo("old");
    assertThat(nixos.isUnderWay()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "revision=main",
        "revision=$(touch /tmp/x)",
        "revision=0123456789abcdef0123456789abcdef01234567#other",
        "flake=github:evil/evil"
      })
  void requestThatNamesAnythingButARevision_isThrownAway(String line) throws Exception {
    UpdateFile.REBUILD.write(
        nixos.requests.resolve(".rebuild-request"),
        "order=ORD-20261121104500-9F3A22C1",
        line,
        "health_seconds=60");
    assertThat(nixos.rebuild()).isNotZero();
    assertThat(nixos.calls()).isEmpty();
    assertThat(nixos.requests.resolve(".rebuild-request")).doesNotExist();
    assertThat(nixos.isUnderWay()).isFalse();
  }

  @Test
  void requestThatIsALink_isThrownAway() throws Exception {
    nixos.ask();
    var request = nixos.requests.resolve(".rebuild-request");
    Files.move(request, folder.resolve("elsewhere"));
    Files.createSymbolicLink(request, folder.resolve("elsewhere"));
    assertThat(nixos.rebuild()).isNotZero();
    assertThat(nixos.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "osiriscare-rebuild 2\nend\n", "osiriscare-rebuild 1\norder=a"})
  void damagedMarker_rollsBackToWhatIsPermanent(String text) throws Exception {
    nixos.ask();
    nixos.rebuild();
    Files.writeString(nixos.updates.resolve(".rebuild-in-progress"), text);
    nixos.findHealthy();
    nixos.watch();
    ends("old", "rolled_back", "damaged");
  }

  /// Every command of the rebuild, with and without the power going too.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rebuildKilledAnywhere_endsOnAWorkingSystem(boolean isPowerCut) throws Exception {
    int step = 0;
    int status;
    do {
      step++;
      install(step);
      nixos.ask();
      status = nixos.run("rebuild.sh", step);
      settle(isPowerCut, "step " + step);
    } while (status == KILLED);
    assertThat(step).as("commands of the script").isGreaterThan(20);
  }

  /// Every command of the watchdog while it makes a healthy system permanent.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void watchdogKilledAnywhere_endsOnAWorkingSystem(boolean isPowerCut) throws Exception {
    int step = 0;
    int status;
    do {
      step++;
      install(step);
      nixos.ask();
      nixos.rebuild();
      nixos.findHealthy();
      status = nixos.run("watchdog.sh", step);
      settle(isPowerCut, "step " + step);
    } while (status == KILLED);
    assertThat(step).as("commands of the script").isGreaterThan(20);
  }

  /// Every command of the watchdog while it rolls back.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rollBackKilledAnywhere_endsOnTheOldSystem(boolean isPowerCut) throws Exception {
    int step = 0;
    int status;
    do {
      step++;
      install(step);
      nixos.breakDown("switch");
      nixos.ask();
      nixos.rebuild();
      nixos.findHealthy();
      status = nixos.run("watchdog.sh", step);
      settle(isPowerCut, "step " + step);
      assertThat(nixos.running()).isEqualTo("old");
    } while (status == KILLED);
  }

  private void install(int step) throws IOException {
    nixos = new FakeNixos(Files.createDirectories(folder.resolve("step-" + step)));
  }

  // What the units do afterwards: the path unit sees a request that is still there, the timer runs.
  private void settle(boolean isPowerCut, String when) throws Exception {
    if (isPowerCut) {
      nixos.restart();
    }
    // What a killed script leaves behind for a moment may hold the lock still: then the timer comes
    // again.
    for (int round = 0; round < 100 && (round < 1 || isAnythingLeft()); round++) {
      if (Files.exists(nixos.requests.resolve(".rebuild-request"))) {
        nixos.rebuild();
      }
      if (nixos.isUnderWay() && round >= 1) {
        nixos.letTimePass();
      }
      nixos.watch();
    }
    assertThat(nixos.isUnderWay()).as(when).isFalse();
    assertThat(nixos.permanent()).as(when).isEqualTo(nixos.running());
    assertThat(nixos.result().get("outcome"))
        .as(when)
        .isEqualTo(nixos.running().equals("new") ? "persisted" : "rolled_back");
  }

  private boolean isAnythingLeft() {
    return nixos.isUnderWay() || Files.exists(nixos.requests.resolve(".rebuild-request"));
  }
}

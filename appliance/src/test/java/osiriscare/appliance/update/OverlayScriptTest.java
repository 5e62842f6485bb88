package osiriscare.appliance.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.release.ReleaseVersion;

/// The start script that ships, with real processes: whatever is wrong with an overlay, the
/// packaged version runs, and the reason is kept.
class OverlayScriptTest {
  private static final String NEWER = "9.1.0";

  @TempDir Path folder;
  private OverlayMachine machine;

  @BeforeEach
  void machine() throws IOException {
    machine = new OverlayMachine(folder);
  }

  @AfterEach
  void stop() throws IOException {
    machine.close();
  }

  @Test
  void healthyOverlay_runsAndStays() throws Exception {
    assertThat(machine.start(60)).isEqualTo(OverlayMachine.PACKAGED);
    var archive = machine.archive(NEWER);
    machine.install(archive);
    assertThat(machine.start(60)).isEqualTo(NEWER);
    machine.findHealthy(NEWER);
    assertThat(machine.outcome(Optional.of(NEWER), archive)).isEqualTo("running " + NEWER);
    for (int i = 0; i < OverlayState.STARTS_MAX + 1; i++) {
      assertThat(machine.start(60)).as("start %s", i).isEqualTo(NEWER);
      // A scan shows that it works, even where Central cannot be reached.
      machine.desk(Optional.of(NEWER), archive, () -> {}).scanned();
    }
    assertThat(machine.dropped()).isEmpty();
  }

  @Test
  void crashLoop_endsWithThePackagedVersion() throws Exception {
    var archive = machine.archive(NEWER);
    machine.install(archive);
    machine.crashes(NEWER);
    for (int i = 0; i < OverlayState.STARTS_MAX; i++) {
      assertThat(machine.start(60)).isEqualTo(NEWER);
      assertThat(machine.ended()).isEqualTo(1);
    }
    assertThat(machine.start(60)).isEqualTo(OverlayMachine.PACKAGED);
    assertThat(machine.outcome(Optional.empty(), archive))
        .isEqualTo("dropped: it was started 3 times and never found healthy after");
    assertThat(machine.state.resolve("agent-overlay")).doesNotExist();
  }

  @Test
  void crashLoopOfOneThatWasHealthy_endsToo() throws Exception {
    machine.install(machine.archive(NEWER));
    assertThat(machine.start(60)).isEqualTo(NEWER);
    machine.findHealthy(NEWER);
    machine.crashes(NEWER);
    for (int i = 0; i < OverlayState.STARTS_MAX; i++) {
      assertThat(machine.start(60)).isEqualTo(NEWER);
      machine.ended();
    }
    assertThat(machine.start(60)).isEqualTo(OverlayMachine.PACKAGED);
  }

  @Test
  void overlayThatHangs_isEndedAndDropped() throws Exception {
    var archive = machine.archive(NEWER);
    machine.install(archive);
    assertThat(machine.start(2)).isEqualTo(NEWER);
    assertThat(machine.ended()).as("killed").isEqualTo(137);
    assertThat(machine.start(2)).isEqualTo(OverlayMachine.PACKAGED);
    assertThat(machine.outcome(Optional.empty(), archive))
        .isEqualTo("dropped: it was not found healthy within 2 s");
    machine.install(archive);
    assertThat(machine.start(60)).as("asked for again").isEqualTo(NEWER);
  }

  @Test
  void whatCannotBeTrusted_isDropped() throws Exception {
    var archive = machine.archive(NEWER);
    machine.install(archive);
    Files.writeString(machine.state.resolve("agent-overlay/lib/probe.jar"), "torn");
    assertThat(machine.start(60)).isEqualTo(OverlayMachine.PACKAGED);
    assertThat(machine.dropped()).contains("holds another lib/probe.jar");

    machine.install(archive);
    var other = SigningKey.generate(new SecureRandom());
    var manifest = Files.readString(machine.state.resolve("agent-overlay/manifest.json"));
    Files.writeString(machine.state.resolve("agent-overlay/manifest.sig"), other.sign(manifest));
    assertThat(machine.chosen()).isEqualTo(OverlayMachine.PACKAGED);
    assertThat(machine.dropped()).contains("is not signed by a release key");

    var packaged = ReleaseVersion.ofBuild(BuildInfo.current().version()).toString();
    machine.install(machine.archive(packaged));
    assertThat(machine.start(60)).isEqualTo(OverlayMachine.PACKAGED);
    assertThat(machine.dropped()).isEqualTo("it is not newer than the packaged " + packaged);

    Files.createSymbolicLink(machine.state.resolve("agent-overlay"), folder);
    assertThat(machine.chosen()).isEqualTo(OverlayMachine.PACKAGED);
    assertThat(folder).isNotEmptyDirectory();
  }

  @Test
  void archiveThatIsNotWhatTheOrderNames_isNotInstalled() throws Exception {
    var archive = machine.archive(NEWER);
    var renamed = Files.copy(archive, folder.resolve("9.2.0.tar"));
    assertThat(machine.outcome(Optional.empty(), renamed)).isEqualTo("it is version " + NEWER);
    var bytes = Files.readAllBytes(archive);
    bytes[700] ^= 1;
    Files.write(archive, bytes);
    assertThat(machine.outcome(Optional.empty(), archive)).startsWith("the archive ");
    assertThat(machine.state).isEmptyDirectory();
  }

  @Test
  void overlayThatTheScriptCannotRun_isGivenUp() throws Exception {
    var archive = machine.archive(NEWER);
    machine.install(archive);
    assertThat(machine.outcome(Optional.empty(), archive))
        .isEqualTo("dropped: it could not be started");
    assertThat(machine.chosen()).isEqualTo(OverlayMachine.PACKAGED);
  }

  @Test
  void machineWithoutKey_takesNone() throws Exception {
    var archive = machine.archive(NEWER);
    var desk =
        new OverlayDesk(
            machine.state,
            OverlaySettings.NONE,
            (_, _) -> {
              throw new AssertionError("asked for");
            },
            Clock.systemUTC(),
            _ -> {});
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> desk.carryOut(machine.order(), machine.release(archive))))
        .hasMessageContaining("no release key");
  }
}

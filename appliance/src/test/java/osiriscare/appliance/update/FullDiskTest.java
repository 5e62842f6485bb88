package osiriscare.appliance.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// A disk that runs full before, or at any command of, an update: the state of the update lies on a
/// small disk of its own, as real as any.
@Tag("real-mount")
class FullDiskTest {
  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(10));

  @TempDir Path folder;
  private Path disk;
  private FakeNixos nixos;

  @BeforeEach
  void mount() throws IOException {
    disk = Files.createDirectory(folder.resolve("disk"));
    must("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString());
    nixos = install(0);
  }

  @AfterEach
  void unmount() {
    must("umount", "--lazy", disk.toString());
  }

  private static void must(String program, String... arguments) {
    assertThat(RUNNER.run(program, arguments))
        .isInstanceOfSatisfying(
            ProcessResult.Exited.class,
            exited -> assertThat(exited.exitCode()).as(exited.errors()).isZero());
  }

  private FakeNixos install(int step) throws IOException {
    return new FakeNixos(Files.createDirectories(folder.resolve("step-" + step)), disk);
  }

  private Path full() {
    return disk.resolve("full");
  }

  @Test
  void fullBefore_nothingIsBegun() throws Exception {
    nixos.ask();
    fill();
    assertThat(nixos.rebuild()).isNotZero();
    assertThat(nixos.calls()).isEmpty();
    assertThat(nixos.isUnderWay()).isFalse();
    assertThat(nixos.requests.resolve(".rebuild-request")).doesNotExist();
    assertThat(nixos.running()).isEqualTo("old");
  }

  private void fill() throws IOException {
    try (var out = Files.newOutputStream(full())) {
      var block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  /// The disk stays full until the end; the end is written down all the same.
  @ParameterizedTest
  @ValueSource(strings = {"rebuild.sh", "watchdog.sh"})
  void fullFromAnyCommandOn_endsOnAWorkingSystemThatIsKnown(String script) throws Exception {
    int step = -2;
    do {
      step += 3;
      Files.deleteIfExists(full());
      nixos = install(step);
      nixos.ask();
      if (script.equals("watchdog.sh")) {
        nixos.rebuild();
        nixos.findHealthy();
      }
      nixos.runOnFullDisk(script, step, full());
      settle(script + " " + step);
    } while (Files.exists(full()));
    assertThat(step).as("commands of the script").isGreaterThan(20);
  }

  private void settle(String when) throws Exception {
    for (int round = 0; round < 20 && nixos.isUnderWay(); round++) {
      nixos.letTimePass();
      nixos.watch();
    }
    assertThat(nixos.isUnderWay()).as(when).isFalse();
    assertThat(nixos.permanent()).as(when).isEqualTo(nixos.running());
    var outcome = nixos.result().getOrDefault("outcome", "nothing was begun");
    assertThat(outcome)
        .as(when)
        .isIn(
            nixos.running().equals("new")
                ? new String[] {"persisted"}
                : new String[] {"rolled_back", "failed", "nothing was begun"});
    if (outcome.equals("nothing was begun")) {
      assertThat(nixos.calls()).as(when).isEmpty();
    }
    // What is left of this step; the next begins with an empty disk.
    nixos.forget();
  }
}

package osiriscare.appliance.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of a rebuild have on the disk what they decided, before they act on it: seen from
/// their system calls.
@Tag("real-strace")
class DiskOrderTest {
  @TempDir Path folder;
  private FakeNixos nixos;

  @BeforeEach
  void install() throws IOException {
    nixos = new FakeNixos(folder);
  }

  @Test
  void rebuildThatSucceeds_isOnTheDiskStepByStep() throws Exception {
    nixos.ask();
    var rebuild = trace("rebuild.sh");
    assertThat(rebuild.named()).containsExactly(".rebuild-in-progress", ".rebuild-in-progress");
    assertThat(rebuild.findings()).isEmpty();

    nixos.findHealthy();
    var watchdog = trace("watchdog.sh");
    assertThat(watchdog.named()).containsExactly(".rebuild-in-progress", "baseline", "result");
    assertThat(watchdog.findings()).isEmpty();
    assertThat(nixos.permanent()).isEqualTo("new");
  }

  @Test
  void rebuildThatIsRolledBack_isOnTheDiskStepByStep() throws Exception {
    nixos.ask();
    nixos.rebuild();
    nixos.letTimePass();
    var watchdog = trace("watchdog.sh");
    assertThat(watchdog.named()).containsExactly("result");
    assertThat(watchdog.findings()).isEmpty();
    assertThat(nixos.running()).isEqualTo("old");
  }

  private DiskOrder trace(String script) throws Exception {
    return new DiskOrder(nixos.updates, nixos.trace(script));
  }

  /// The look itself finds what it is for.
  @Test
  void findings_nameEachThingThatCameTooEarly() {
    var calls =
        List.of(
            "7 write(1</u/a.new>, \"x\", 1) = 1",
            "8 renameat2(AT_FDCWD</>, \"/u/a.new\", AT_FDCWD</>, \"/u/a\", RENAME_NOREPLACE) = -1 EEXIST (File exists)",
            "8 renameat(AT_FDCWD</>, \"/u/a.new\", AT_FDCWD</>, \"/u/a\") = 0",
            "9 execve(\"/bin/nixos-rebuild\", [\"x\"], 0x1 /* 1 var */) = 0",
            "9 unlinkat(AT_FDCWD</>, \"/u/b\", 0) = 0",
            "9 fsync(3</u>) = 0",
            "9 rename(\"/u/c.new\", \"/u/c\") = 0");
    var order = new DiskOrder(Path.of("/u"), calls);
    assertThat(order.named()).containsExactly("a", "c");
    assertThat(order.findings())
        .containsExactly(
            "a got its name before it was on the disk",
            "ran nixos-rebuild before [/u] was on the disk",
            "took away b before [/u] was on the disk",
            "ended before [/u] was on the disk");
  }
}

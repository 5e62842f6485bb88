package osiriscare.appliance.nixos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.testkit.nix.NixEvaluation;

/// The way of a provision code from the boot volume to the agent, with real users.
@Tag("real-mount")
class CarryProvisionCodeTest {
  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(30));
  private static final Path SCRIPT = NixEvaluation.sources().resolve("lib/carry-provision-code.sh");
  private static final String AGENT = "nobody";

  @TempDir Path folder;

  private Path boot;
  private Path state;

  @BeforeEach
  void volumes() throws IOException {
    // The agent walks through what lies above its folder, as on a machine.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    boot = Files.createDirectory(folder.resolve("boot")).resolve("provision-code");
    Files.setPosixFilePermissions(boot.getParent(), PosixFilePermissions.fromString("rwx------"));
    state = Files.createDirectory(folder.resolve("msp")).resolve("provision-code");
    Files.setPosixFilePermissions(state.getParent(), PosixFilePermissions.fromString("rwx------"));
    Files.setOwner(state.getParent(), agent());
  }

  private Path put(String text) throws IOException {
    return Files.writeString(boot, text);
  }

  private java.nio.file.attribute.UserPrincipal agent() throws IOException {
    return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(AGENT);
  }

  private int carry() {
    if (RUNNER.run("bash", SCRIPT.toString(), boot.toString(), state.toString(), AGENT)
        instanceof ProcessResult.Exited exited) {
      return exited.exitCode();
    }
    throw new AssertionError("bash did not run");
  }

  @Test
  void code_isMoved_andTheAgentsAlone() throws IOException {
    put("ABCD-1234-EFGH-5678\n");
    assertThat(carry()).isZero();
    assertThat(state).hasContent("ABCD-1234-EFGH-5678\n");
    assertThat(Files.getOwner(state)).isEqualTo(agent());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rw-------");
    assertThat(boot).doesNotExist();
  }

  @Test
  void noCode_changesNothing_andALaterOneReplacesTheFormer() throws IOException {
    put("first");
    carry();
    assertThat(carry()).isZero();
    assertThat(state).hasContent("first");
    put("second");
    assertThat(carry()).isZero();
    assertThat(state).hasContent("second");
  }

  @Test
  void whatLiesInTheAgentsFolder_leadsRootNowhere() throws IOException {
    var roots = Files.writeString(folder.resolve("roots"), "root's own");
    Files.setPosixFilePermissions(roots, PosixFilePermissions.fromString("rw-------"));
    for (var name : new String[] {"provision-code", "provision-code.new"}) {
      Files.createSymbolicLink(state.resolveSibling(name), roots);
    }
    put("code");
    assertThat(carry()).isZero();
    assertThat(roots).hasContent("root's own");
    assertThat(Files.isRegularFile(state, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(state).hasContent("code");
  }

  @Test
  void fullStateFolder_leavesTheCodeOnTheBootVolume() throws IOException {
    put("code");
    Files.createDirectory(state.resolveSibling("provision-code.new"));
    assertThat(carry()).isNotZero();
    assertThat(boot).hasContent("code");
  }
}

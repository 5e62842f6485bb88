package osiriscare.appliance.nixos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.testkit.nix.NixEvaluation;

/// What an appliance does at each boot, in namespaces of its own: profile flag, host name,
/// greeting.
@Tag("real-mount")
class FirstBootTest {
  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(30));
  private static final Path SCRIPT = NixEvaluation.sources().resolve("iso/first-boot.sh");

  @TempDir Path folder;

  // /etc/issue is a link to where nothing can be written, as on NixOS.
  private List<String> boot() {
    var command =
        """
        mount -t tmpfs none /var/lib && mkdir /var/lib/msp && mount --bind "$0" /var/lib/msp &&
        mount -t tmpfs none /run && mkdir /run/osiriscare-provision &&
        { ! test -f "$0/short-code" || cp "$0/short-code" /run/osiriscare-provision/; } || exit 9
        mount -t tmpfs none /etc && ln -s /proc/version /etc/issue || exit 9
        echo osiriscare-appliance >/proc/sys/kernel/hostname
        bash -e "$1" && cat /proc/sys/kernel/hostname /etc/issue
        """;
    var run =
        RUNNER.run(
            "unshare",
            "--mount",
            "--uts",
            "bash",
            "-c",
            command,
            folder.toString(),
            SCRIPT.toString());
    if (run instanceof ProcessResult.Exited exited) {
      assertThat(exited.exitCode()).as(exited.errors()).isZero();
      return exited.output().lines().toList();
    }
    throw new AssertionError("unshare did not run");
  }

  @Test
  void beforeTheClaim_theFullProfileIsChosen_andTheConsoleSaysHowItIs() {
    assertThat(boot())
        .containsExactly("osiriscare-appliance", "OsirisCare appliance (not in service yet)");
    assertThat(folder.resolve(".use-go-daemon")).exists();
  }

  @Test
  void afterTheClaim_hostNameAndGreetingAreTheSites() throws IOException {
    for (var line :
        List.of(
            "site_id: clinic-1aea78", "site_id: 'clinic-1aea78'", "site_id: \"clinic-1aea78\"")) {
      Files.writeString(
          folder.resolve("config.yaml"), "api_key: x\n" + line + "\npoll_interval: 60\n");
      assertThat(boot())
          .as(line)
          .containsExactly("clinic-1aea78", "OsirisCare appliance clinic-1aea78");
    }
  }

  @Test
  void codeInAFile_waitsForTheClaim_andIsDeletedAfterIt() throws IOException {
    var code = Files.writeString(folder.resolve("provision-code"), "x");
    boot();
    assertThat(code).exists();
    Files.writeString(folder.resolve("config.yaml"), "site_id: clinic-1aea78\n");
    boot();
    assertThat(code).doesNotExist();
  }

  @Test
  void aProfileThatWasChosen_isLeftAlone() throws IOException {
    boot();
    Files.delete(folder.resolve(".use-go-daemon"));
    boot();
    assertThat(folder.resolve(".use-go-daemon")).doesNotExist();
  }

  @Test
  void shortCodeOfABoxThatWaits_standsInTheGreeting_untilTheClaim() throws IOException {
    var code = folder.resolve("short-code");
    Files.writeString(code, "ABCD-EF12 until 10:42\n");
    assertThat(boot())
        .containsExactly(
            "osiriscare-appliance",
            "OsirisCare appliance (not in service yet)",
            "Scan the label with a phone and type ABCD-EF12 there (until 10:42 UTC)");
    Files.writeString(folder.resolve("config.yaml"), "site_id: clinic-1aea78\n");
    assertThat(boot()).containsExactly("clinic-1aea78", "OsirisCare appliance clinic-1aea78");
  }

  @Test
  void whatIsNoShortCode_neverReachesALoginScreen() throws IOException {
    for (var bad :
        List.of("\\4 until 10:42", "ABCD-EF12", "ABCD-EF12 until 10:42 \\S", "$(reboot)", "")) {
      Files.writeString(folder.resolve("short-code"), bad + "\n");
      assertThat(boot())
          .as(bad)
          .containsExactly("osiriscare-appliance", "OsirisCare appliance (not in service yet)");
    }
  }

  @Test
  void aNameThatIsNone_changesNothing() throws IOException {
    Files.writeString(folder.resolve("config.yaml"), "site_id: '$(reboot)'\n");
    assertThat(boot())
        .containsExactly("osiriscare-appliance", "OsirisCare appliance (not in service yet)");
  }
}

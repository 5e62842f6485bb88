package osiriscare.appliance.nixos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.testkit.nix.NixEvaluation;

/// The installer with the real tools on a loop device: what it takes, what it makes, and that it
/// touches nothing else. Only the list of disks and `nixos-install` are stand-ins.
@Tag("real-disks")
@Tag("real-mount")
class InstallerTest {
  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofMinutes(3));
  private static final Path SCRIPT = NixEvaluation.sources().resolve("iso/install.sh");
  private static final long SIZE = 17_000_000_000L;
  private static final String FREE =
      """
      {"path": "%s", "size": 17000000000, "type": "disk", "rm": false, "ro": false, "tran": "nvme", "mountpoints": [null]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void standIns() throws IOException {
    program("lsblk", "cat \"$DISKS\"");
    program(
        "nixos-install",
        "findmnt --raw --noheadings -R -o TARGET,SOURCE /mnt >\"$INSTALLED\"; echo \"$*\" >>\"$INSTALLED\"");
    // What udev would do: make the nodes of new partitions.
    program(
        "udevadm",
        """
        for entry in /sys/block/"${DISK##*/}"/"${DISK##*/}"p*; do
          [ -e "$entry/dev" ] || continue
          number=$(cat "$entry/dev")
          [ -e "/dev/${entry##*/}" ] || mknod "/dev/${entry##*/}" b "${number%:*}" "${number#*:}"
        done
        """);
  }

  // Some kernels that tests run on have no FAT.
  @BeforeEach
  void standInForMountingFat() throws IOException {
    program(
        "mount",
        """
        if [ "${1##*p}" = 1 ] && ! grep -qw vfat /proc/filesystems; then
          exec /usr/bin/mount -t tmpfs "$1" "$2"
        fi
        exec /usr/bin/mount "$@"
        """);
  }

  private void program(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void disks(String... disks) throws IOException {
    Files.writeString(
        folder.resolve("disks.json"),
        "{\"blockdevices\": [%s]}".formatted(String.join(",", disks)));
  }

  // In a mount namespace of its own, so that /mnt is nobody else's.
  private ProcessResult.Exited install(String disk, String answer, String... arguments) {
    var command =
        "export PATH=\"$0:$PATH\" DISKS=\"$0/disks.json\" INSTALLED=\"$0/installed\" DISK=\"$1\""
            + " OSIRISCARE_FLAKE=/flake; mount -t tmpfs none /mnt; shift;"
            + " echo \"$1\" | { shift; bash \"$@\"; }";
    var all =
        new java.util.ArrayList<>(
            List.of("--mount", "bash", "-c", command, folder.toString(), disk, answer));
    all.add(SCRIPT.toString());
    all.addAll(List.of(arguments));
    return exited("unshare", all.toArray(String[]::new));
  }

  private static ProcessResult.Exited exited(String program, String... arguments) {
    if (RUNNER.run(program, arguments) instanceof ProcessResult.Exited exited) {
      return exited;
    }
    throw new AssertionError(program + " did not run");
  }

  private static String must(String program, String... arguments) {
    var exited = exited(program, arguments);
    assertThat(exited.exitCode()).as(program + ": " + exited.errors()).isZero();
    return exited.output().strip();
  }

  private String loopDevice() throws IOException {
    var image = folder.resolve("disk");
    try (var file = new java.io.RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(SIZE);
    }
    return must("losetup", "--partscan", "--find", "--show", image.toString());
  }

  @Test
  void onAFreeDisk_makesThreePartitionsAndInstallsOntoThem() throws IOException {
    var disk = loopDevice();
    try {
      disks(FREE.formatted(disk));
      var refused = install(disk, "yes");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.output()).contains("Nothing was changed");
      assertThat(must("wipefs", "--no-act", disk)).isEmpty();

      var done = install(disk, disk);
      assertThat(done.exitCode()).as(done.output() + done.errors()).isZero();
      assertThat(must("parted", "--machine", "--script", disk, "unit", "MiB", "print"))
          .contains(":gpt:")
          .contains("1:1.00MiB:513MiB:512MiB:")
          .contains(":ESP:boot, esp;")
          .contains("2:513MiB:2561MiB:2048MiB:ext4:MSP-DATA:");
      assertThat(label(disk + "p1")).isEqualTo("vfat ESP");
      assertThat(label(disk + "p2")).isEqualTo("ext4 MSP-DATA");
      assertThat(label(disk + "p3")).isEqualTo("ext4 nixos");
      assertThat(folder.resolve("installed"))
          .content()
          .contains("/mnt " + disk + "p3")
          .contains("/mnt/boot " + disk + "p1")
          .contains("/mnt/var/lib/msp " + disk + "p2")
          .contains("--no-root-passwd --flake /flake#osiriscare-appliance-disk");

      Files.delete(folder.resolve("installed"));
      var again = install(disk, "no");
      assertThat(again.output()).contains("There is an appliance on " + disk + " already");
      assertThat(folder.resolve("installed")).doesNotExist();
      assertThat(label(disk + "p2")).isEqualTo("ext4 MSP-DATA");
    } finally {
      must("losetup", "--detach", disk);
      for (int part = 1; part <= 3; part++) {
        Files.deleteIfExists(Path.of(disk + "p" + part));
      }
    }
  }

  @Test
  void provisionCode_goesToTheBootVolume_forRootAlone() throws IOException {
    var code = Files.writeString(folder.resolve("code"), "ABCD-1234-EFGH-5678\n");
    disks(FREE.formatted("/dev/one"));
    var print = install("/dev/one", "", "--print", "--provision-code", code.toString());
    assertThat(print.exitCode()).as(print.errors()).isZero();
    assertThat(print.output().lines().toList())
        .containsSubsequence(
            "mount /dev/one1 /mnt/boot",
            "install -D -m 0600 " + code + " /mnt/boot/osiriscare/provision-code",
            "umount -R /mnt");
    assertThat(print.output()).doesNotContain("ABCD");
    Files.writeString(code, "x".repeat(1001));
    for (var wrong : List.of(code.toString(), folder.toString(), "/nowhere")) {
      var refused = install("/dev/one", "/dev/one", "--provision-code", wrong);
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.errors()).contains("is no file with a provision code");
    }
  }

  private static String label(String partition) {
    return must("blkid", "--probe", "-s", "TYPE", "-o", "value", partition)
        + " "
        + must("blkid", "--probe", "-s", "LABEL", "-o", "value", partition);
  }

  @ParameterizedTest
  @CsvSource({
    "\"rm\": false, \"rm\": true",
    "\"ro\": false, \"ro\": true",
    "\"tran\": \"nvme\", \"tran\": \"usb\"",
    "\"mountpoints\": [null], \"mountpoints\": [\"/\"]",
    "\"mountpoints\": [null], '\"mountpoints\": [null], \"children\": [{\"mountpoints\": [\"[SWAP]\"]}]'",
    "17000000000, 15999999999",
    "\"type\": \"disk\", \"type\": \"rom\""
  })
  void aDiskThatIsNotFreeInternalAndLarge_isNeverTaken(String good, String bad) throws IOException {
    disks(FREE.formatted("/dev/nothing").replace(good, bad));
    var chosen = install("/dev/nothing", "/dev/nothing");
    assertThat(chosen.exitCode()).isEqualTo(1);
    assertThat(chosen.errors()).contains("no internal disk of 16 GB or more that is free");
    var named = install("/dev/nothing", "", "--disk", "/dev/nothing", "--yes");
    assertThat(named.exitCode()).isEqualTo(1);
    assertThat(named.errors()).contains("/dev/nothing is no internal disk");
  }

  @Test
  void ofTwoDisks_onlyTheOneThatIsNamed() throws IOException {
    disks(FREE.formatted("/dev/one"), FREE.formatted("/dev/two"));
    var open = install("/dev/one", "/dev/one");
    assertThat(open.exitCode()).isEqualTo(1);
    assertThat(open.errors()).contains("choose one with --disk: /dev/one /dev/two");
    var print = install("/dev/two", "", "--disk", "/dev/two", "--print");
    assertThat(print.exitCode()).isZero();
    assertThat(print.output())
        .contains("mkfs.ext4 -q -F -L MSP-DATA /dev/two2")
        .doesNotContain("/dev/one");
  }
}

package osiriscare.appliance.drift.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTableTest {
  // What systemd makes for ProtectSystem, ProtectHome, PrivateTmp, PrivateDevices, ReadWritePaths.
  private static final String SANDBOX =
      """
      27 1 254:0 / / ro,relatime - ext4 /dev/vda rw
      30 27 0:30 / /home ro - tmpfs tmpfs ro
      31 27 0:25 /systemd/inaccessible/dir /root ro - tmpfs tmpfs rw
      32 27 254:0 /tmp/systemd-private-1-x.service/tmp /tmp rw - ext4 /dev/vda rw
      33 27 254:0 /var/lib/msp /var/lib/msp rw - ext4 /dev/vda rw
      34 27 0:40 / /dev ro - tmpfs tmpfs rw
      35 27 254:1 / /boot ro - vfat /dev/vda1 rw
      36 27 0:21 / /proc rw - proc proc rw
      """;

  @ParameterizedTest
  @CsvSource({
    "/etc/shadow, true",
    "/home, false",
    "/home/anna/x, false",
    "/homes, true",
    "/root/.ssh, false",
    "/tmp/x, false",
    "/var/lib/msp/config.yaml, true",
    "/dev/sda, false",
    "/boot/grub, true",
    "/proc/1/comm, true"
  })
  void hides_inSandbox_whatAnotherMountMayCover(String path, boolean isSeen) {
    var sight = new Sight(MountTable.parse(SANDBOX), false, UserMap.IDENTITY, "", "");

    assertThat(sight.hides(path).isEmpty()).isEqualTo(isSeen);
  }

  @Test
  void hides_hostsOwnTable_nothing() {
    var sight = new Sight(MountTable.parse(SANDBOX), true, UserMap.IDENTITY, "", "");

    assertThat(sight.hides("/home/anna")).isEmpty();
  }

  @Test
  void parse_escapedPoint_isUnescaped() {
    var table = MountTable.parse("27 1 8:1 / /mnt/my\\040disk rw - ext4 /dev/sda1 rw\n");

    assertThat(table.mounts().getFirst().point()).isEqualTo("/mnt/my disk");
  }

  @Test
  void parse_lineWithoutDash_isRefused() {
    assertThatThrownBy(() -> MountTable.parse("27 1 8:1 / / rw ext4 /dev/sda1 rw\n"))
        .isInstanceOf(NotUnderstood.class);
  }

  @Test
  void userMap_onlyIdentityShowsOwners() {
    assertThat(UserMap.parse("         0          0 4294967295\n").keeps(0)).isTrue();
    assertThat(UserMap.parse("0 1000 1\n1 100000 65536\n").keeps(0)).isFalse();
    assertThat(UserMap.parse("0 0 1\n998 998 1\n").keeps(65_534)).isFalse();
  }
}

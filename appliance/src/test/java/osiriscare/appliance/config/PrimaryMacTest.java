package osiriscare.appliance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrimaryMacTest {
  @TempDir Path folder;
  private Path interfaces;
  private Path state;

  @BeforeEach
  void folders() throws IOException {
    interfaces = Files.createDirectory(folder.resolve("net"));
    state = Files.createDirectory(folder.resolve("state"));
  }

  private Path add(String name, String mac, boolean isUp, String... marks) throws IOException {
    var path = Files.createDirectory(interfaces.resolve(name));
    Files.writeString(path.resolve("address"), mac + "\n");
    Files.writeString(path.resolve("type"), "1\n");
    Files.writeString(path.resolve("operstate"), isUp ? "up\n" : "down\n");
    for (var mark : marks) {
      Files.createDirectory(path.resolve(mark));
    }
    return path;
  }

  private String chosen() throws IOException {
    return new PrimaryMac(interfaces, new SecureRandom()).of(state).value();
  }

  @Test
  void of_manyInterfaces_takesThePhysicalEthernetThatIsUp() throws IOException {
    add("docker0", "02:42:00:00:00:01", true, "bridge");
    add("veth1", "02:42:00:00:00:02", true);
    add("tun0", "02:42:00:00:00:03", true);
    add("wlan0", "00:00:5E:00:00:04", true, "device", "wireless");
    add("eth0", "00:00:5e:00:00:05", false, "device");
    add("eth1", "00:00:5e:00:00:06", true, "device");
    assertThat(chosen()).isEqualTo("00:00:5E:00:00:06");
  }

  @Test
  void of_onlyWifi_takesIt() throws IOException {
    add("br0", "02:42:00:00:00:01", true, "bridge");
    add("wlan0", "00:00:5e:00:00:04", false, "device", "phy80211");
    assertThat(chosen()).isEqualTo("00:00:5E:00:00:04");
  }

  @Test
  void of_nothingPhysical_isARandomLocalOneThatStays() throws IOException {
    add("veth1", "02:42:00:00:00:02", true);
    add("dead0", "00:00:00:00:00:00", true, "device");
    var first = chosen();
    assertThat(first).startsWith("02:").matches("([0-9A-F]{2}:){5}[0-9A-F]{2}");
    add("eth0", "00:00:5e:00:00:05", true, "device");
    assertThat(chosen()).isEqualTo(first);
  }

  @Test
  void of_keptFileIsTorn_isReportedNotReplaced() throws IOException {
    var file = Files.writeString(state.resolve("primary-mac"), "00:00:5E");
    assertThatThrownBy(this::chosen)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file.toString());
    assertThat(file).hasContent("00:00:5E");
  }
}

package osiriscare.appliance.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.MacAddress;

/// What the machine says of itself.
public final class ThisMachine {
  private ThisMachine() {}

  /// Its host name.
  public static HostId hostname() {
    try {
      return new HostId(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
    } catch (IOException | IllegalArgumentException _) {
      return new HostId("osiriscare-appliance");
    }
  }

  /// The MAC address that names this appliance; chosen once and kept in the state folder.
  public static MacAddress mac(Path stateDir, SecureRandom random) throws IOException {
    AtomicFile.createPrivateFolder(stateDir);
    return new PrimaryMac(Path.of("/sys/class/net"), random).of(stateDir);
  }

  /// Its machine id, when it has one.
  public static Optional<String> hardwareId() {
    try {
      return Optional.of(Files.readString(Path.of("/etc/machine-id")).strip())
          .filter(id -> !id.isEmpty());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}

package osiriscare.appliance.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.id.MacAddress;

/// The MAC address that names this appliance for good: of a physical Ethernet interface, one that
/// is up first; Wi-Fi only when there is no other; never of a bridge, container, VPN or other
/// virtual interface. Chosen once and then kept, because an identity must not change with a cable.
/// Without any such interface it is a random locally administered one.
public final class PrimaryMac {
  private static final String FILE = "primary-mac";
  private static final int ETHERNET = 1;

  private final Path interfaces;
  private final SecureRandom random;

  /// @param interfaces `/sys/class/net`
  public PrimaryMac(Path interfaces, SecureRandom random) {
    this.interfaces = interfaces;
    this.random = random;
  }

  private record Candidate(String name, MacAddress mac, boolean isWireless, boolean isUp) {}

  /// The address, chosen and kept at the first call.
  public MacAddress of(Path stateDir) throws IOException {
    var file = stateDir.resolve(FILE);
    if (Files.exists(file)) {
      try {
        return new MacAddress(Files.readString(file).strip());
      } catch (IllegalArgumentException e) {
        throw new ConfigException(file, String.valueOf(e.getMessage()));
      }
    }
    var mac = choose().orElseGet(this::locallyAdministered);
    AtomicFile.writePrivate(file, mac.value() + "\n");
    return mac;
  }

  private Optional<MacAddress> choose() throws IOException {
    if (!Files.isDirectory(interfaces)) {
      return Optional.empty();
    }
    List<Path> all;
    try (var list = Files.list(interfaces)) {
      all = list.toList();
    }
    return all.stream()
        .flatMap(path -> candidate(path).stream())
        .min(
            Comparator.comparing(Candidate::isWireless)
                .thenComparing(c -> !c.isUp())
                .thenComparing(Candidate::name))
        .map(Candidate::mac);
  }

  private static Optional<Candidate> candidate(Path path) {
    // Only hardware has a device; bridges, veth, tun, bonds, VLANs and WireGuard have none.
    boolean isPhysical = Files.exists(path.resolve("device"));
    boolean isMember =
        Files.exists(path.resolve("bridge")) || Files.exists(path.resolve("tun_flags"));
    if (!isPhysical || isMember || !read(path, "type").equals(Integer.toString(ETHERNET))) {
      return Optional.empty();
    }
    try {
      var mac = MacAddress.parse(read(path, "address"));
      return mac.value().equals("00:00:00:00:00:00")
          ? Optional.empty()
          : Optional.of(
              new Candidate(
                  String.valueOf(path.getFileName()),
                  mac,
                  Files.exists(path.resolve("wireless")) || Files.exists(path.resolve("phy80211")),
                  read(path, "operstate").equals("up")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String read(Path folder, String name) {
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (IOException _) {
      return "";
    }
  }

  private MacAddress locallyAdministered() {
    var bytes = new byte[6];
    random.nextBytes(bytes);
    bytes[0] = 0x02;
    return MacAddress.ofBytes(bytes);
  }
}

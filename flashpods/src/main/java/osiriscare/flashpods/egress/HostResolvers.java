package osiriscare.flashpods.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The host's own name servers, as far as jobs may ask them: those with public addresses. A private
/// one lies where no job gets to, and must be named by the operator.
public final class HostResolvers {
  // The second is systemd's list behind its local stub.
  private static final List<Path> FILES =
      List.of(Path.of("/etc/resolv.conf"), Path.of("/run/systemd/resolve/resolv.conf"));

  private HostResolvers() {}

  /// Reads them from the system's files; unreadable ones name nobody.
  public static List<InetAddress> read() {
    return FILES.stream().flatMap(file -> lines(file).stream()).distinct().toList();
  }

  private static List<InetAddress> lines(Path file) {
    try {
      return of(Files.readAllLines(file));
    } catch (IOException _) {
      return List.of();
    }
  }

  static List<InetAddress> of(List<String> lines) {
    return lines.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length >= 2 && words[0].equals("nameserver"))
        .flatMap(words -> address(words[1]).stream())
        .filter(AddressRange::isPublic)
        .toList();
  }

  private static Optional<InetAddress> address(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}

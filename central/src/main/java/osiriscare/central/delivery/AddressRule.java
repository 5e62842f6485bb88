package osiriscare.central.delivery;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Which addresses Central connects to on somebody's behalf. A name is looked up once, and the
/// connection goes to what was found then: a name that answers differently a moment later gains
/// nothing.
public enum AddressRule {
  /// Also those of this machine and of private networks.
  ANY,
  /// Those of the internet: otherwise a partner could have Central ask what only Central reaches.
  PUBLIC;

  /// Addresses that begin alike.
  private record Block(InetAddress start, int bits) {
    static Block of(String text) {
      var parts = text.split("/", 2);
      try {
        return new Block(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
      } catch (IOException e) {
        throw new IllegalStateException(text, e);
      }
    }

    boolean holds(InetAddress address) {
      var wanted = start.getAddress();
      var bytes = address.getAddress();
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i % 8);
        if ((bytes[i / 8] & mask) != (wanted[i / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  // IANA's registries of special-purpose addresses, without those that are reachable from anywhere.
  private static final List<Block> SPECIAL_4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");
  private static final Block GLOBAL_6 = Block.of("2000::/3");
  // Inside it: protocol assignments and Teredo, documentation, 6to4, which embeds an address of
  // IPv4.
  private static final List<Block> SPECIAL_6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private static List<Block> blocks(String... texts) {
    return Arrays.stream(texts).map(Block::of).toList();
  }

  /// Every address of a name.
  ///
  /// @throws AddressRefused when one of them is not allowed: then none is used
  /// @throws IOException when there is none
  List<InetAddress> resolve(String host) throws IOException {
    return require(List.of(InetAddress.getAllByName(host)));
  }

  List<InetAddress> require(List<InetAddress> found) throws AddressRefused {
    if (this == PUBLIC && !found.stream().allMatch(AddressRule::isPublic)) {
      throw new AddressRefused();
    }
    return found;
  }

  /// Whether the whole internet means the same machine by it.
  static boolean isPublic(InetAddress address) {
    return address instanceof Inet6Address
        ? GLOBAL_6.holds(address) && SPECIAL_6.stream().noneMatch(block -> block.holds(address))
        : SPECIAL_4.stream().noneMatch(block -> block.holds(address));
  }

  /// Whether a host is written as an address, and that is refused, before anything is looked up.
  public boolean refuses(String host) {
    var bare = host.replaceAll("^\\[|]$", "");
    boolean isLiteral = bare.matches("[0-9.]+") || bare.contains(":");
    try {
      return this == PUBLIC
          && (bare.equalsIgnoreCase("localhost")
              || (isLiteral
                  && !Arrays.stream(InetAddress.getAllByName(bare))
                      .allMatch(AddressRule::isPublic)));
    } catch (IOException _) {
      return true;
    }
  }
}

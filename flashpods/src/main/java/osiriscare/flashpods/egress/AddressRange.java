package osiriscare.flashpods.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// Ranges of addresses that are not the public internet (IANA's special-purpose registries).
final class AddressRange {
  /// Private, shared, loopback, link-local with the metadata address, test, multicast, reserved.
  static final List<String> NOT_PUBLIC_V4 =
      List.of(
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

  private AddressRange() {}

  static boolean isPublic(InetAddress address) {
    return address instanceof Inet4Address
        && NOT_PUBLIC_V4.stream().noneMatch(range -> contains(range, address));
  }

  private static boolean contains(String range, InetAddress address) {
    int slash = range.indexOf('/');
    int prefix = Integer.parseInt(range.substring(slash + 1));
    int mask = (int) (0xffff_ffffL << (32 - prefix));
    return (bits(InetAddress.ofLiteral(range.substring(0, slash))) & mask)
        == (bits(address) & mask);
  }

  private static int bits(InetAddress address) {
    int bits = 0;
    for (byte part : address.getAddress()) {
      bits = bits << 8 | Byte.toUnsignedInt(part);
    }
    return bits;
  }
}

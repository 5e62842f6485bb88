package osiriscare.daemon.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/// What an address is counted as where calls are bounded.
public final class CallerNetwork {
  private static final int IPV6_NETWORK_BYTES = 8;

  private CallerNetwork() {}

  /// An IPv4 address itself, of an IPv6 address its network: whoever has one of its addresses has
  /// all 2^64 of them. Looks nothing up; what is no address stays as it is.
  public static String of(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      var bytes = InetAddress.getByName(address).getAddress();
      return bytes.length > IPV6_NETWORK_BYTES
          ? HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES))
          : address;
    } catch (UnknownHostException _) {
      return address;
    }
  }
}

package osiriscare.flashpods.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The nftables rules of one container's network namespace. Only IPv4 leaves it. What is refused is
/// refused at once, so that a job fails clearly and does not hang; all is counted.
final class RuleText {
  private RuleText() {}

  /// Everything but what is not public, and the name servers.
  static String publicInternet(Collection<InetAddress> host, List<InetAddress> resolvers) {
    var accept =
        resolvers.isEmpty()
            ? ""
            : "    ip daddr %1$s udp dport 53 counter accept\n".formatted(set(resolvers))
                + "    ip daddr %1$s tcp dport 53 counter accept\n".formatted(set(resolvers));
    return table(accept, host, "    meta nfproto ipv4 counter accept\n");
  }

  /// Only these addresses.
  static String only(Collection<InetAddress> host, List<InetAddress> allowed) {
    return table("", host, "    ip daddr " + set(allowed) + " counter accept\n");
  }

  private static String table(String first, Collection<InetAddress> host, String last) {
    return """
    table inet flashpods {
      chain output {
        type filter hook output priority 0; policy drop;
        oifname "lo" accept
    %s    ip daddr { %s } counter reject with icmpx admin-prohibited
    %s%s    counter reject with icmpx admin-prohibited
      }
      chain input {
        type filter hook input priority 0; policy drop;
        iifname "lo" accept
        ct state established,related accept
      }
      chain forward {
        type filter hook forward priority 0; policy drop;
      }
    }
    """
        .formatted(first, String.join(", ", AddressRange.NOT_PUBLIC_V4), ofHost(host), last);
  }

  // The private ones are refused already.
  private static String ofHost(Collection<InetAddress> host) {
    var others = host.stream().filter(AddressRange::isPublic).toList();
    return others.isEmpty()
        ? ""
        : "    ip daddr " + set(others) + " counter reject with icmpx admin-prohibited\n";
  }

  private static String set(Collection<InetAddress> addresses) {
    return addresses.stream()
        .filter(Inet4Address.class::isInstance)
        .map(InetAddress::getHostAddress)
        .collect(Collectors.joining(", ", "{ ", " }"));
  }
}

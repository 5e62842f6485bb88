package osiriscare.flashpods.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The nftables rules of one container's network namespace. Only IPv4 leaves it. What is refused is
/// refused at once, so that a job fails clearly and does not hang: TCP by a reset, because a
/// connection that is just being opened only heeds that. Each first packet is counted by its
/// destination, in sets that cannot grow for ever.
final class RuleText {
  static final String TABLE = "flashpods";
  static final String REACHED = "reached";
  static final String REFUSED = "refused";

  private RuleText() {}

  /// Everything but what is not public, and the name servers.
  static String publicInternet(Collection<InetAddress> host, List<InetAddress> resolvers) {
    var names =
        resolvers.isEmpty()
            ? ""
            : "    ip daddr %s meta l4proto { tcp, udp } th dport 53 goto reach\n"
                .formatted(set(resolvers));
    return table(names, host, "    meta nfproto ipv4 goto reach\n");
  }

  /// Only these addresses.
  static String only(Collection<InetAddress> host, Collection<InetAddress> allowed) {
    return table("", host, "    ip daddr " + set(allowed) + " goto reach\n");
  }

  private static String table(String first, Collection<InetAddress> host, String last) {
    return """
    table inet flashpods {
      set reached {
        type ipv4_addr . inet_proto . inet_service; flags dynamic; size 1024; counter;
      }
      set refused {
        type ipv4_addr . inet_proto . inet_service; flags dynamic; size 1024; counter;
      }
      counter refusals { }
      chain output {
        type filter hook output priority 0; policy drop;
        oifname "lo" accept
        ct state established,related accept
    %s    ip daddr { %s } goto refuse
    %s%s    goto refuse
      }
      chain reach {
        meta l4proto { tcp, udp } update @reached { ip daddr . meta l4proto . th dport }
        accept
      }
      chain refuse {
        counter name refusals
        meta l4proto { tcp, udp } update @refused { ip daddr . meta l4proto . th dport }
        meta l4proto tcp reject with tcp reset
        reject with icmpx admin-prohibited
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
    return others.isEmpty() ? "" : "    ip daddr " + set(others) + " goto refuse\n";
  }

  private static String set(Collection<InetAddress> addresses) {
    return addresses.stream()
        .filter(Inet4Address.class::isInstance)
        .map(InetAddress::getHostAddress)
        .collect(Collectors.joining(", ", "{ ", " }"));
  }
}

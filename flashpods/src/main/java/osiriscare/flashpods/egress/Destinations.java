package osiriscare.flashpods.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/// Looks up what jobs may and may not reach.
public final class Destinations {
  /// Most addresses of all domains of one job.
  public static final int ADDRESSES_MAX = 1000;

  private static final int LOOK_UPS_AT_ONCE = 10;

  private final Names names;
  private final Supplier<Set<InetAddress>> host;

  /// How names are looked up.
  @FunctionalInterface
  public interface Names {
    /// All addresses of a name.
    ///
    /// @throws UnknownHostException when there is none
    InetAddress[] lookUp(String name) throws UnknownHostException;
  }

  public Destinations(Names names) {
    this(names, Destinations::ofThisMachine);
  }

  /// @param host all addresses of the host, which no job reaches
  Destinations(Names names, Supplier<Set<InetAddress>> host) {
    this.names = names;
    this.host = host;
  }

  /// The public addresses of each domain. Others are dropped: a name that leads into a private net
  /// is an attack, not a destination.
  ///
  /// @throws EgressFailure when a domain has none
  Map<String, Set<InetAddress>> resolve(List<String> domains) {
    var found = new LinkedHashMap<String, Set<InetAddress>>();
    // At once, since each may take the resolver's whole patience.
    domains.stream()
        .gather(
            Gatherers.mapConcurrent(LOOK_UPS_AT_ONCE, domain -> Map.entry(domain, resolve(domain))))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    if (found.values().stream().mapToInt(Set::size).sum() > ADDRESSES_MAX) {
      throw new EgressFailure("the domains have more than " + ADDRESSES_MAX + " addresses");
    }
    return found;
  }

  private Set<InetAddress> resolve(String domain) {
    var addresses = new LinkedHashSet<InetAddress>();
    try {
      for (var address : names.lookUp(domain)) {
        if (address instanceof Inet4Address && AddressRange.isPublic(address)) {
          addresses.add(address);
        }
      }
    } catch (UnknownHostException e) {
      throw new EgressFailure(domain + " cannot be looked up", e);
    }
    if (addresses.isEmpty()) {
      throw new EgressFailure(domain + " has no public address");
    }
    return addresses;
  }

  /// Every address of this machine, public ones included: the API must not be reached by them.
  Set<InetAddress> ofThisHost() {
    return host.get();
  }

  private static Set<InetAddress> ofThisMachine() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (SocketException e) {
      throw new EgressFailure("list the addresses of this host", e);
    }
  }
}

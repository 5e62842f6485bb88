package osiriscare.flashpods.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Gives a container the network of its policy. The rules live in the container's own network
/// namespace, loaded from the host between the making of the namespace and the first instruction of
/// the job, and nobody inside holds the capability to change them: so they are the same for every
/// way Podman may connect that namespace, rootless or not.
public final class Egress {
  /// The label that carries a container's policy, for a start after a restart of the API.
  public static final String LABEL = "flashpods-egress";

  private static final int LABEL_CHARACTERS_MAX = 100_000;

  private final Destinations destinations;
  private final NamespaceRules rules;
  private final List<InetAddress> resolvers;
  private final Map<ContainerId, Namespaces> watched = new ConcurrentHashMap<>();

  /// @param resolvers name servers that jobs with the public internet ask
  public Egress(Destinations destinations, NamespaceRules rules, List<InetAddress> resolvers) {
    this.destinations = destinations;
    this.rules = rules;
    this.resolvers = List.copyOf(resolvers);
  }

  /// Whether a job is held to that policy here.
  public boolean enforces(EgressPolicy policy) {
    return switch (policy) {
      case EgressPolicy.None _ -> true;
      case EgressPolicy.PublicInternet _, EgressPolicy.Domains _ -> rules.canLoad();
    };
  }

  /// Writes network, names and policy into the request that makes a container.
  ///
  /// @param connection Podman's word for how a container with a network is connected
  public void prepare(EgressPolicy policy, String connection, ObjectNode request) {
    switch (policy) {
      case EgressPolicy.None _ -> request.putObject("netns").put("nsmode", "none");
      case EgressPolicy.PublicInternet _ -> {
        request.putObject("netns").put("nsmode", connection);
        servers(request, resolvers);
        label(request, Json.object().put("network", "public"));
      }
      case EgressPolicy.Domains(var domains) -> {
        // Pinned: the job sees the addresses that the rules let through, and asks no server.
        var pinned = destinations.resolve(domains);
        request.putObject("netns").put("nsmode", connection);
        var hosts = request.putArray("hostadd");
        pinned.forEach((domain, addresses) ->
            addresses.forEach(address -> hosts.add(domain + ":" + address.getHostAddress())));
        servers(request, List.of());
        var allowed = Json.object();
        allowed.set(
            "addresses",
            Json.array(
                pinned.values().stream()
                    .flatMap(Set::stream)
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .toList()));
        label(request, allowed);
      }
    }
  }

  // A server that never answers is better than Podman's fall-back, which is the host's own.
  private static void servers(ObjectNode request, List<InetAddress> servers) {
    if (servers.isEmpty()) {
      request.put("use_image_resolve_conf", true);
    } else {
      request.set(
          "dns_server", Json.array(servers.stream().map(InetAddress::getHostAddress).toList()));
    }
  }

  private static void label(ObjectNode request, ObjectNode policy) {
    if (request.get("labels") instanceof ObjectNode labels) {
      labels.put(LABEL, Json.text(policy));
    }
  }

  /// What rules a container needs, from its labels; none when it has no network.
  public static Optional<Fields> policyOf(Fields labels) {
    return labels.optionalText(LABEL, LABEL_CHARACTERS_MAX).map(text -> Json.object(text, LABEL));
  }

  /// Loads the rules and begins to watch.
  ///
  /// @param policy what [#policyOf] read
  /// @param pid a process in the container's namespaces
  /// @throws EgressFailure when they are not in force; the container must not run then
  public void enforce(ContainerId container, Fields policy, long pid, boolean isRootless) {
    var allowed =
        policy.texts("addresses", Destinations.ADDRESSES_MAX, 64).stream()
            .map(Egress::address)
            .toList();
    watch(container, pid, isRootless);
    rules.load(
        policy.has("network")
            ? RuleText.publicInternet(destinations.ofThisHost(), resolvers)
            : RuleText.only(destinations.ofThisHost(), allowed),
        Optional.ofNullable(watched.get(container)).orElseThrow());
  }

  /// Keeps the counters of a container that an earlier API started.
  public void watch(ContainerId container, long pid, boolean isRootless) {
    watched.computeIfAbsent(container, _ -> new Namespaces(pid, isRootless));
  }

  /// What a watched container reached so far; none when nobody watched it from its start to its
  /// end.
  public Optional<EgressVerdicts> verdicts(ContainerId container) {
    return Optional.ofNullable(watched.get(container))
        .map(namespaces -> EgressVerdicts.read(rules.read(namespaces)));
  }

  /// Lets go of a container that is gone.
  public void forget(ContainerId container) {
    var namespaces = watched.remove(container);
    if (namespaces != null) {
      namespaces.close();
    }
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException _) {
      throw new InvalidRequest(LABEL, "holds something that is no address");
    }
  }
}

package osiriscare.appliance.agent;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.config.AgentSettings;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.healing.HealingDesk;
import osiriscare.appliance.healing.OtherHosts;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.check.Check.Platform;

/// The port for workstation agents. It opens with the first [#tend], opens again when the
/// appliance's addresses or its certificate change, and what agents reported is healed step by
/// step.
public final class AgentDoor implements AutoCloseable {
  private static final int CALLS_MAX = 100;
  private static final int MESSAGE_BYTES_MAX = 256 * 1024;
  private static final int KEEPALIVE_S = 30;
  private static final int KEEPALIVE_ANSWER_S = 10;
  private static final int KEEPALIVE_LEAST_S = 20;
  private static final int HANDSHAKE_S = 20;
  // Two heartbeats.
  private static final int IDLE_S = 120;
  private static final int RESETS_MAX = 200;
  private static final int RESETS_WINDOW_S = 30;
  private static final int CLOSING_S = 3;
  private static final Logger log = LoggerFactory.getLogger(AgentDoor.class);

  private final ApplianceConfig config;
  private final AgentSettings settings;
  private final Authority authority;
  private final LocalStore store;
  private final AgentChecks checks;
  private final AgentReports reports;
  private final AgentRegistry registry;
  private final AgentService service;
  private final AgentHosts hosts;
  private final Clock clock;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  // One thread for all connections; the work is done in threads of its own.
  private final EventLoopGroup network =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private Optional<Server> server = Optional.empty();
  private Optional<X509Certificate> shown = Optional.empty();

  private AgentDoor(
      ApplianceConfig config,
      AgentSettings settings,
      LocalStore store,
      EvidenceWriter evidence,
      Runnable onReport,
      SecureRandom random,
      Clock clock)
      throws IOException {
    this.config = config;
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    authority = Authority.of(settings.caFolder(), clock.instant(), random);
    registry = new AgentRegistry(store, config.hostname(), random, clock);
    checks = new AgentChecks(store, evidence, clock);
    reports = new AgentReports(checks, settings, onReport, clock);
    service =
        new AgentService(
            registry,
            authority,
            settings,
            reports,
            listeners -> new AgentCommands(store, listeners, clock),
            clock);
    hosts = new AgentHosts(registry, checks, service.commands(), settings, clock);
    service.commands().clear();
  }

  /// The door that the configuration asks for; nothing listens yet.
  ///
  /// @param onReport told when something was reported, for the next [#heal]
  public static Optional<AgentDoor> of(
      ApplianceConfig config,
      LocalStore store,
      EvidenceWriter evidence,
      Runnable onReport,
      SecureRandom random,
      Clock clock)
      throws IOException {
    return config.agents().isPresent()
        ? Optional.of(
            new AgentDoor(config, config.agents().get(), store, evidence, onReport, random, clock))
        : Optional.empty();
  }

  /// The workstations, for healing.
  public OtherHosts hosts() {
    return hosts;
  }

  /// How many workstations are enrolled, and how many of them are listening now.
  public record Count(int enrolled, int listening) {}

  /// Counts them.
  public Count count() {
    return new Count(registry.all().size(), service.listeners());
  }

  /// Opens the door if it is not open as it should be, and forgets the silent and the removed.
  ///
  /// @throws UncheckedIOException when the port is taken
  public void tend(HealingDesk desk) throws InterruptedException {
    open();
    reports.forgetTheSilent();
    for (var agent : registry.removed()) {
      for (var check : AgentChecks.of(store, agent.host())) {
        checks.forget(check, "the workstation was taken out");
      }
      desk.forget(agent.host());
      registry.forget(agent.host());
    }
  }

  /// Has everything healed that was reported since the last time.
  ///
  /// @return whether there was anything
  public boolean heal(HealingDesk desk) throws InterruptedException {
    var reported = checks.undecided();
    for (var observation : reported) {
      // One that cannot be decided must not keep the others waiting; the next report comes anew.
      try {
        if (isStillTrue(observation)) {
          desk.heal(observation, Platform.WORKSTATION);
        }
      } catch (RuntimeException e) {
        log.atError()
            .addKeyValue("host", observation.host())
            .addKeyValue("check", observation.checkType())
            .setCause(e)
            .log("what a workstation reported cannot be decided");
      }
      checks.decided(observation);
    }
    return !reported.isEmpty();
  }

  // What came first may have taken long, and the workstation may have said something else.
  private boolean isStillTrue(CheckObservation observation) {
    return registry.find(observation.host().value()).isPresent()
        && checks
            .find(observation.host(), observation.checkType())
            .filter(now -> now.start().equals(observation.start()))
            .filter(now -> now.verdict().equals(observation.verdict()))
            .isPresent();
  }

  private synchronized void open() throws InterruptedException {
    try {
      var identity = authority.server(names(), clock.instant());
      if (shown.equals(Optional.of(identity.certificate()))) {
        return;
      }
      closeServer();
      server =
          Optional.of(
              NettyServerBuilder.forAddress(
                      new InetSocketAddress(settings.address(), settings.port()))
                  .bossEventLoopGroup(network)
                  .workerEventLoopGroup(network)
                  .channelType(NioServerSocketChannel.class)
                  .executor(calls)
                  .sslContext(tls(identity))
                  .maxConcurrentCallsPerConnection(CALLS_MAX)
                  .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                  .keepAliveTime(KEEPALIVE_S, TimeUnit.SECONDS)
                  .keepAliveTimeout(KEEPALIVE_ANSWER_S, TimeUnit.SECONDS)
                  .permitKeepAliveTime(KEEPALIVE_LEAST_S, TimeUnit.SECONDS)
                  .permitKeepAliveWithoutCalls(true)
                  .handshakeTimeout(HANDSHAKE_S, TimeUnit.SECONDS)
                  .maxConnectionIdle(IDLE_S, TimeUnit.SECONDS)
                  .maxRstFramesPerWindow(RESETS_MAX, RESETS_WINDOW_S)
                  .intercept(new Caller())
                  .addService(service)
                  .build()
                  .start());
      shown = Optional.of(identity.certificate());
      log.atInfo().addKeyValue("port", settings.port()).log("workstation agents may come");
    } catch (IOException e) {
      throw new UncheckedIOException("listen for workstation agents", e);
    }
  }

  // Without a certificate a machine may only enrol; with one it must be ours.
  private SslContext tls(Authority.ServerIdentity identity) throws IOException {
    return GrpcSslContexts.configure(
            SslContextBuilder.forServer(
                identity.key(), identity.certificate(), authority.certificate()))
        .trustManager(authority.certificate())
        .clientAuth(ClientAuth.OPTIONAL)
        .protocols("TLSv1.3", "TLSv1.2")
        .build();
  }

  // Where agents find the appliance: by an address, or by the name that its domain gives it.
  private Set<String> names() {
    var names = new TreeSet<>(List.of("localhost", "127.0.0.1", "osiris-appliance"));
    names.add(config.hostname().value());
    try {
      Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
          .flatMap(face -> Collections.list(face.getInetAddresses()).stream())
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(InetAddress::getHostAddress)
          // Without the interface that IPv6 addresses are shown with.
          .map(address -> address.replaceAll("%.*", ""))
          .forEach(names::add);
    } catch (SocketException _) {
      // The names are left.
    }
    return names;
  }

  private void closeServer() throws InterruptedException {
    if (server.isPresent()) {
      server.get().shutdownNow();
      server.get().awaitTermination(CLOSING_S, TimeUnit.SECONDS);
    }
    server = Optional.empty();
    shown = Optional.empty();
  }

  /// Ends all calls.
  @Override
  public synchronized void close() {
    try {
      closeServer();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    calls.shutdownNow();
    if (!network
        .shutdownGracefully(0, CLOSING_S, TimeUnit.SECONDS)
        .awaitUninterruptibly(CLOSING_S, TimeUnit.SECONDS)) {
      log.atWarn().log("the network thread did not stop in time");
    }
  }
}

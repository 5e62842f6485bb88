package osiriscare.appliance.agent;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.agent.protocol.CapabilityTier;
import osiriscare.agent.protocol.ComplianceAgentGrpc;
import osiriscare.agent.protocol.DriftAck;
import osiriscare.agent.protocol.DriftEvent;
import osiriscare.agent.protocol.HealCommand;
import osiriscare.agent.protocol.HealingAck;
import osiriscare.agent.protocol.HealingResult;
import osiriscare.agent.protocol.HeartbeatRequest;
import osiriscare.agent.protocol.HeartbeatResponse;
import osiriscare.agent.protocol.RMMAck;
import osiriscare.agent.protocol.RMMStatusReport;
import osiriscare.agent.protocol.RegisterRequest;
import osiriscare.agent.protocol.RegisterResponse;
import osiriscare.appliance.agent.AgentRegistry.NotEnrolled;
import osiriscare.appliance.agent.AgentRegistry.Told;
import osiriscare.appliance.config.AgentSettings;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.InvalidRequest;

/// The five calls of the protocol. Who calls is who the certificate says; a message that names
/// another machine is refused.
final class AgentService extends ComplianceAgentGrpc.ComplianceAgentImplBase
    implements AgentCommands.Listeners {
  private static final Duration CHECK_INTERVAL = Duration.ofMinutes(5);
  private static final int TEXT_MAX = 200;
  private static final Logger log = LoggerFactory.getLogger(AgentService.class);

  private final AgentRegistry registry;
  private final Authority authority;
  private final AgentSettings settings;
  private final Clock clock;
  // Who has asked how it is configured since the start; settings only change with a start.
  private final Set<HostId> configured = ConcurrentHashMap.newKeySet();
  private final Map<HostId, StreamObserver<DriftAck>> listening = new ConcurrentHashMap<>();
  private final AgentReports reports;
  private final AgentCommands commands;

  AgentService(
      AgentRegistry registry,
      Authority authority,
      AgentSettings settings,
      AgentReports reports,
      Function<AgentCommands.Listeners, AgentCommands> commands,
      Clock clock) {
    this.registry = registry;
    this.authority = authority;
    this.settings = settings;
    this.reports = reports;
    this.commands = commands.apply(this);
    this.clock = clock;
  }

  AgentCommands commands() {
    return commands;
  }

  /// Agents with a stream open.
  int listeners() {
    return listening.size();
  }

  @Override
  public void tell(HostId host, HealCommand command) {
    Optional.ofNullable(listening.get(host))
        .ifPresent(stream -> send(stream, DriftAck.newBuilder().setHealCommand(command).build()));
  }

  // One that was closed in the meantime learns with its next heartbeat.
  private static void send(StreamObserver<DriftAck> stream, DriftAck ack) {
    synchronized (stream) {
      try {
        stream.onNext(ack);
      } catch (IllegalStateException | StatusRuntimeException e) {
        log.atDebug().setCause(e).log("an agent's stream is closed");
      }
    }
  }

  @Override
  public void register(RegisterRequest request, StreamObserver<RegisterResponse> answer) {
    answer(
        answer,
        () -> {
          var host = registry.host(request.getHostname());
          var told =
              new Told(
                  line("os_version", request.getOsVersion()),
                  line("agent_version", request.getAgentVersion()),
                  line("mac_address", request.getMacAddress()));
          var response = configuration(host);
          var caller = Caller.certificate().flatMap(registry::enter);
          if (caller.isPresent()) {
            requireSame(caller.get(), host);
            registry.told(caller.get(), told);
            if (request.getNeedsCertificates()) {
              withCertificate(response, registry.renew(caller.get(), key(request), this::issue));
              log.atInfo().addKeyValue("host", host).log("certificate of a workstation renewed");
            }
          } else {
            withCertificate(response, enrolled(request, host, told));
            log.atInfo().addKeyValue("host", host).log("workstation enrolled");
          }
          configured.add(host);
          return response.build();
        });
  }

  private X509Certificate enrolled(RegisterRequest request, HostId host, Told told) {
    if (request.getEnrolmentToken().isEmpty()) {
      throw new NotEnrolled("needs an enrolment token, or the certificate of an enrolled machine");
    }
    if (!request.getNeedsCertificates()) {
      throw new InvalidRequest("needs_certificates", "must be true without a certificate");
    }
    var token = new Secret(request.getEnrolmentToken());
    registry.requireToken(host, token);
    return registry.enrol(host, token, key(request), told, this::issue);
  }

  private static PublicKey key(RegisterRequest request) {
    return Authority.requested(request.getCertificateRequestPem().toString(StandardCharsets.UTF_8));
  }

  private X509Certificate issue(HostId host, PublicKey key) {
    return authority.issue(host.value(), key, clock.instant());
  }

  private RegisterResponse.Builder configuration(HostId host) {
    return RegisterResponse.newBuilder()
        .setAgentId(EnrolledAgent.id(host))
        .setCheckIntervalSeconds((int) CHECK_INTERVAL.toSeconds())
        .addAllEnabledChecks(AgentCheck.words())
        .setCapabilityTier(tier())
        .putAllCheckConfig(AgentCheck.CONFIG);
  }

  private CapabilityTier tier() {
    return switch (settings.tier()) {
      case MONITOR_ONLY -> CapabilityTier.MONITOR_ONLY;
      case SELF_HEAL -> CapabilityTier.SELF_HEAL;
      case FULL_REMEDIATION -> CapabilityTier.FULL_REMEDIATION;
    };
  }

  private void withCertificate(RegisterResponse.Builder response, X509Certificate certificate) {
    response
        .setCaCertPem(ByteString.copyFromUtf8(authority.certificatePem()))
        .setAgentCertPem(ByteString.copyFromUtf8(Authority.pem(certificate)));
  }

  @Override
  public StreamObserver<DriftEvent> reportDrift(StreamObserver<DriftAck> acks) {
    var certificate = Caller.certificate();
    return new StreamObserver<>() {
      private Optional<HostId> host = Optional.empty();
      private boolean isRefused;

      @Override
      public void onNext(DriftEvent event) {
        if (isRefused) {
          return;
        }
        try {
          // Looked up each time: whoever was taken out is out, also of an open stream.
          var agent = known(certificate.flatMap(registry::enter));
          host = Optional.of(agent.host());
          listening.put(agent.host(), acks);
          send(acks, ack(agent, event));
        } catch (RuntimeException e) {
          isRefused = true;
          gone();
          synchronized (acks) {
            acks.onError(status(e));
          }
        }
      }

      @Override
      public void onError(Throwable cause) {
        gone();
      }

      @Override
      public void onCompleted() {
        gone();
        if (!isRefused) {
          synchronized (acks) {
            acks.onCompleted();
          }
        }
      }

      private void gone() {
        host.ifPresent(name -> listening.remove(name, acks));
      }
    };
  }

  private DriftAck ack(EnrolledAgent agent, DriftEvent event) {
    try {
      requireSame(agent, event.getAgentId(), event.getHostname());
      var bundle = reports.take(agent, event);
      return DriftAck.newBuilder().setEventId(bundle.toString()).setReceived(true).build();
    } catch (InvalidRequest e) {
      return DriftAck.newBuilder()
          .setReceived(false)
          .setError(String.valueOf(e.getMessage()))
          .build();
    }
  }

  @Override
  public void reportHealing(HealingResult request, StreamObserver<HealingAck> answer) {
    answer(
        answer,
        () -> {
          var agent = caller();
          requireSame(agent, request.getAgentId(), request.getHostname());
          if (!commands.take(agent.host(), request)) {
            log.atInfo().addKeyValue("host", agent.host()).log("a result that nobody waits for");
          }
          return HealingAck.newBuilder()
              .setEventId(request.getCommandId())
              .setReceived(true)
              .build();
        });
  }

  @Override
  public void heartbeat(HeartbeatRequest request, StreamObserver<HeartbeatResponse> answer) {
    answer(
        answer,
        () -> {
          var agent = caller();
          requireSame(agent, request.getAgentId(), agent.host().value());
          return HeartbeatResponse.newBuilder()
              .setAcknowledged(true)
              .setConfigChanged(!configured.contains(agent.host()))
              .addAllPendingCommands(commands.pending(agent.host()))
              .build();
        });
  }

  @Override
  public void reportRMMStatus(RMMStatusReport request, StreamObserver<RMMAck> answer) {
    answer(
        answer,
        () -> {
          var agent = caller();
          requireSame(agent, request.getAgentId(), request.getHostname());
          reports.take(agent, request);
          return RMMAck.newBuilder().setReceived(true).build();
        });
  }

  private EnrolledAgent caller() {
    return known(Caller.certificate().flatMap(registry::enter));
  }

  private static EnrolledAgent known(Optional<EnrolledAgent> caller) {
    return caller.orElseThrow(
        () -> new NotEnrolled("needs the certificate of an enrolled machine"));
  }

  private void requireSame(EnrolledAgent agent, String id, String hostname) {
    if (!id.equals(agent.id())) {
      throw new InvalidRequest("agent_id", "is not the one of the certificate");
    }
    requireSame(agent, registry.host(hostname));
  }

  private static void requireSame(EnrolledAgent agent, HostId host) {
    if (!agent.host().equals(host)) {
      throw new InvalidRequest("hostname", "is not the one of the certificate");
    }
  }

  private static String line(String field, String text) {
    if (text.length() > TEXT_MAX || !text.chars().allMatch(c -> c >= ' ' && c != '\u007f')) {
      throw new InvalidRequest(field, "must be one line of at most " + TEXT_MAX + " characters");
    }
    return text;
  }

  private static <T> void answer(StreamObserver<T> answer, Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      answer.onError(status(e));
      return;
    }
    answer.onNext(result);
    answer.onCompleted();
  }

  // Our own words only: what broke inside is for the log.
  private static StatusRuntimeException status(RuntimeException cause) {
    return switch (cause) {
      case InvalidRequest wrong ->
          Status.INVALID_ARGUMENT.withDescription(wrong.getMessage()).asRuntimeException();
      case NotEnrolled out ->
          Status.UNAUTHENTICATED.withDescription(out.getMessage()).asRuntimeException();
      default -> {
        log.atError().setCause(cause).log("a call of an agent failed");
        yield Status.UNAVAILABLE
            .withDescription("the appliance cannot keep it now; come again")
            .asRuntimeException();
      }
    };
  }
}

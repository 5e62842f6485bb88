package osiriscare.testkit.workstation;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import osiriscare.agent.protocol.ComplianceAgentGrpc;
import osiriscare.agent.protocol.ComplianceAgentGrpc.ComplianceAgentBlockingStub;
import osiriscare.agent.protocol.DriftAck;
import osiriscare.agent.protocol.DriftEvent;
import osiriscare.agent.protocol.HealCommand;
import osiriscare.agent.protocol.HealingResult;
import osiriscare.agent.protocol.HeartbeatRequest;
import osiriscare.agent.protocol.HeartbeatResponse;
import osiriscare.agent.protocol.RMMStatusReport;
import osiriscare.agent.protocol.RegisterRequest;
import osiriscare.agent.protocol.RegisterResponse;
import tools.jackson.databind.node.ObjectNode;

/// A workstation's agent as far as the wire shows it: it makes its own key, trusts only the
/// authority of its invitation, and speaks the protocol with the reference client.
public final class FakeWorkstation implements AutoCloseable {
  private static final int SECONDS = 20;

  private final String host;
  private final int port;
  private final X509Certificate authority;
  private final Optional<String> token;
  private KeyPair keys = keyPair();
  private Optional<X509Certificate> certificate = Optional.empty();
  private Optional<ManagedChannel> channel = Optional.empty();

  /// @param invitation what `agents token` printed
  public FakeWorkstation(String host, ObjectNode invitation) {
    this(host, invitation, invitation.get("grpc_port").intValue());
  }

  /// @param port on loopback, where the way to the appliance begins
  public FakeWorkstation(String host, ObjectNode invitation, int port) {
    this(
        host,
        port,
        parsed(invitation.get("ca_cert_pem").stringValue()),
        Optional.of(invitation.get("enrolment_token").stringValue()));
  }

  private FakeWorkstation(
      String host, int port, X509Certificate authority, Optional<String> token) {
    this.host = host;
    this.port = port;
    this.authority = authority;
    this.token = token;
  }

  /// Another machine with the same token.
  public FakeWorkstation thief() {
    return new FakeWorkstation(host, port, authority, token);
  }

  /// Another machine that knows no token.
  public FakeWorkstation stranger() {
    return new FakeWorkstation(host, port, authority, Optional.empty());
  }

  /// Another machine with a certificate of its own making, which has this one's name and number.
  public FakeWorkstation forger() {
    var forger = new FakeWorkstation(host, port, authority, Optional.empty());
    try {
      var real = certificate();
      var forged =
          new JcaX509v3CertificateBuilder(
                  authority,
                  real.getSerialNumber(),
                  real.getNotBefore(),
                  real.getNotAfter(),
                  real.getSubjectX500Principal(),
                  forger.keys.getPublic())
              .build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(forger.keys.getPrivate()));
      forger.certificate = Optional.of(new JcaX509CertificateConverter().getCertificate(forged));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new AssertionError("forge a certificate", e);
    }
    return forger;
  }

  /// What it calls itself on the wire.
  public String id() {
    return "agent-" + host.toLowerCase(Locale.ROOT);
  }

  /// The certificate that it was given.
  public X509Certificate certificate() {
    return certificate.orElseThrow();
  }

  /// Connects without a certificate, asks for one, and connects again with it.
  public RegisterResponse enrol() {
    var answer = calls().register(registration().build());
    adopt(answer);
    return answer;
  }

  /// Asks for a certificate for a new key, over the connection of the old one.
  ///
  /// @param isLost whether the answer gets lost
  public RegisterResponse renew(boolean isLost) {
    var fresh = keyPair();
    var answer = calls().register(registration(fresh).clearEnrolmentToken().build());
    if (!isLost) {
      keys = fresh;
      adopt(answer);
    }
    return answer;
  }

  /// Registers again, without wanting a certificate.
  public RegisterResponse askConfiguration() {
    return calls()
        .register(
            RegisterRequest.newBuilder()
                .setHostname(host)
                .setOsVersion("Windows 11 Pro 24H2")
                .setAgentVersion("1.2.3")
                .setMacAddress("84:3A:5B:91:B6:61")
                .build());
  }

  /// A request for a certificate for its key.
  public RegisterRequest.Builder registration() {
    return registration(keys);
  }

  private RegisterRequest.Builder registration(KeyPair keys) {
    var registration =
        RegisterRequest.newBuilder()
            .setHostname(host)
            .setOsVersion("Windows 11 Pro 24H2")
            .setAgentVersion("1.2.3")
            .addInstalledSoftware("Clinic Suite 9")
            .setMacAddress("84:3A:5B:91:B6:61")
            .setNeedsCertificates(true)
            .setCertificateRequestPem(ByteString.copyFromUtf8(request(keys)));
    token.ifPresent(registration::setEnrolmentToken);
    return registration;
  }

  private void adopt(RegisterResponse answer) {
    certificate = Optional.of(parsed(answer.getAgentCertPem().toStringUtf8()));
    disconnect();
  }

  /// A stream of results, open until it is closed.
  public Stream stream() {
    return new Stream();
  }

  /// A stream of results.
  public final class Stream implements AutoCloseable {
    private final BlockingQueue<DriftAck> acks = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> ends = new LinkedBlockingQueue<>();
    private final StreamObserver<DriftEvent> events =
        ComplianceAgentGrpc.newStub(channel()).reportDrift(observer());

    private StreamObserver<DriftAck> observer() {
      return new StreamObserver<>() {
        @Override
        public void onNext(DriftAck ack) {
          acks.add(ack);
        }

        @Override
        public void onError(Throwable cause) {
          ends.add(cause);
        }

        @Override
        public void onCompleted() {
          ends.add(new IllegalStateException("completed"));
        }
      };
    }

    /// Sends a result.
    public void send(DriftEvent event) {
      try {
        events.onNext(event);
      } catch (IllegalStateException e) {
        ends.add(e);
      }
    }

    /// The next ack, of an event or of a command.
    public DriftAck ack() throws InterruptedException {
      var ack = acks.poll(SECONDS, TimeUnit.SECONDS);
      if (ack == null) {
        throw new AssertionError("no ack; the stream ended with " + ends.peek());
      }
      return ack;
    }

    /// How the server ended it.
    public Throwable end() throws InterruptedException {
      var end = ends.poll(SECONDS, TimeUnit.SECONDS);
      if (end == null) {
        throw new AssertionError("the stream is still open");
      }
      return end;
    }

    @Override
    public void close() {
      try {
        events.onCompleted();
      } catch (IllegalStateException e) {
        ends.add(e);
      }
    }
  }

  /// A result of one check, seen now.
  public DriftEvent.Builder event(String check, boolean passed) {
    return DriftEvent.newBuilder()
        .setAgentId(id())
        .setHostname(host)
        .setCheckType(check)
        .setPassed(passed)
        .setExpected("3 of 3 profiles on")
        .setActual(passed ? "3 of 3 profiles on" : "2 of 3 profiles on")
        .setHipaaControl("164.312(e)(1)")
        .setTimestamp(Instant.now().getEpochSecond());
  }

  /// Reports one result and waits until it is kept.
  public DriftAck report(DriftEvent event) throws InterruptedException {
    try (var stream = stream()) {
      stream.send(event);
      return stream.ack();
    }
  }

  /// Gives a sign of life.
  public HeartbeatResponse heartbeat() {
    return calls()
        .heartbeat(
            HeartbeatRequest.newBuilder()
                .setAgentId(id())
                .setTimestamp(Instant.now().getEpochSecond())
                .setAgentVersion("1.2.3")
                .build());
  }

  /// Reports tools for remote management; says whether that was kept.
  public boolean rmm(RMMStatusReport.Builder report) {
    return calls()
        .reportRMMStatus(
            report
                .setAgentId(id())
                .setHostname(host)
                .setTimestamp(Instant.now().getEpochSecond())
                .build())
        .getReceived();
  }

  /// Reports what became of a command; says whether that was kept.
  public boolean healed(HealCommand command, boolean success) {
    return calls()
        .reportHealing(
            HealingResult.newBuilder()
                .setAgentId(id())
                .setHostname(host)
                .setCheckType(command.getCheckType())
                .setSuccess(success)
                .setErrorMessage(success ? "" : "the policy forbids it")
                .setTimestamp(Instant.now().getEpochSecond())
                .setCommandId(command.getCommandId())
                .build())
        .getReceived();
  }

  /// The calls of the protocol, as it is connected now.
  public ComplianceAgentBlockingStub calls() {
    return ComplianceAgentGrpc.newBlockingStub(channel())
        .withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
  }

  private ManagedChannel channel() {
    if (channel.isEmpty()) {
      try {
        var tls = GrpcSslContexts.forClient().trustManager(authority);
        certificate.ifPresent(own -> tls.keyManager(keys.getPrivate(), own));
        channel =
            Optional.of(
                NettyChannelBuilder.forAddress("127.0.0.1", port).sslContext(tls.build()).build());
      } catch (IOException e) {
        throw new IllegalStateException("make the client's TLS", e);
      }
    }
    return channel.get();
  }

  /// Closes the connection; the next call opens another.
  public void disconnect() {
    channel.ifPresent(ManagedChannel::shutdownNow);
    channel = Optional.empty();
  }

  @Override
  public void close() {
    disconnect();
  }

  private static X509Certificate parsed(String pem) {
    try {
      var read =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
      if (read instanceof X509Certificate certificate) {
        return certificate;
      }
      throw new AssertionError("no X.509 certificate");
    } catch (GeneralSecurityException e) {
      throw new AssertionError("not a certificate: " + pem, e);
    }
  }

  private static String request(KeyPair keys) {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(
          new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=any"), keys.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException | OperatorCreationException e) {
      throw new AssertionError("make a request", e);
    }
    return text.toString();
  }

  private static KeyPair keyPair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("make a key pair", e);
    }
  }
}

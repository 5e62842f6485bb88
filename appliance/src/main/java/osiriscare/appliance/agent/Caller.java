package osiriscare.appliance.agent;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import osiriscare.agent.protocol.ComplianceAgentGrpc;

/// Tells a call which certificate its connection came with. TLS has seen that it is our authority's
/// and not over; whether it is still good is the registry's to say.
final class Caller implements ServerInterceptor {
  private static final Context.Key<Optional<X509Certificate>> CERTIFICATE =
      Context.keyWithDefault("certificate", Optional.empty());

  /// The certificate of the call that is being answered.
  static Optional<X509Certificate> certificate() {
    return CERTIFICATE.get();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    var certificate = of(call);
    // Before anything of it is read: without one a machine may only enrol.
    if (certificate.isEmpty()
        && !call.getMethodDescriptor().equals(ComplianceAgentGrpc.getRegisterMethod())) {
      call.close(
          Status.UNAUTHENTICATED.withDescription("needs the certificate of an enrolled machine"),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return Contexts.interceptCall(
        Context.current().withValue(CERTIFICATE, certificate), call, headers, next);
  }

  private static Optional<X509Certificate> of(ServerCall<?, ?> call) {
    var session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return Optional.empty();
    }
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException _) {
      return Optional.empty();
    }
  }
}

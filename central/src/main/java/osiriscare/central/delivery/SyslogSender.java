package osiriscare.central.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import osiriscare.central.delivery.Channel.Way;
import osiriscare.central.delivery.Sender.Sent;
import osiriscare.protocol.id.SiteId;

/// Sends one record of RFC 5424 over TLS, framed as RFC 5425 says. The server's certificate must be
/// for its name. Syslog has no answer: what was written and closed in order counts as delivered.
final class SyslogSender {
  // Facility 16 (local use 0).
  private static final int FACILITY = 16 * 8;

  private final Duration timeout;

  SyslogSender(Duration timeout) {
    this.timeout = timeout;
  }

  Sent send(Way.Syslog server, Message message, AddressRule rule) {
    boolean isWritten = false;
    try (var connection =
        Connection.open(
            server.host(),
            server.port(),
            rule,
            Optional.of(context(server.ca()).getSocketFactory()),
            timeout)) {
      var record = record(message).getBytes(StandardCharsets.UTF_8);
      isWritten = true;
      var out = connection.socket().getOutputStream();
      out.write((record.length + " ").getBytes(StandardCharsets.US_ASCII));
      out.write(record);
      out.flush();
    } catch (AddressRefused e) {
      return new Sent.Failed(String.valueOf(e.getMessage()));
    } catch (IOException | GeneralSecurityException _) {
      return isWritten
          ? new Sent.Unsure("the connection to the syslog server broke")
          : new Sent.Failed("the syslog server cannot be reached or is not the one it should be");
    }
    return new Sent.Delivered();
  }

  private static SSLContext context(Optional<Channel.CaSource> ca)
      throws IOException, GeneralSecurityException {
    if (ca.isEmpty()) {
      return SSLContext.getDefault();
    }
    var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (var in = ca.get().open()) {
      int number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca" + number++, certificate);
      }
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  static String record(Message message) {
    int severity =
        switch (message.severity()) {
          case CRITICAL -> 2;
          case HIGH -> 3;
          case MEDIUM -> 4;
          case LOW -> 5;
        };
    // 32473 is the enterprise number of examples (RFC 5612): we have none of our own.
    return "<%d>1 %s - osiris-central - %s [event@32473 id=\"%s\" site=\"%s\"] %s"
        .formatted(
            FACILITY + severity,
            message.at(),
            message.kind(),
            escaped(message.event()),
            escaped(message.site().map(SiteId::value).orElse("-")),
            message.subject().replaceAll("\\p{Cntrl}", " "));
  }

  private static String escaped(String value) {
    return value.replaceAll("([\\\\\"\\]])", "\\\\$1").replaceAll("\\p{Cntrl}", " ");
  }
}

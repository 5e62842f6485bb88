package osiriscare.appliance.nixos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import osiriscare.testkit.Await;

/// An MSP's webhook (HTTPS, with a certificate that nobody knows) and its syslog server (UDP).
final class FakeMsp implements AutoCloseable {
  static final String STORE_PASSWORD = "changeit";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// One request to the webhook.
  record Posted(String signature, String body) {}

  private final ConcurrentLinkedQueue<Posted> posted = new ConcurrentLinkedQueue<>();
  private final Path folder;
  private final HttpsServer hook;
  private final DatagramSocket syslog;

  FakeMsp(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
    this.folder = folder;
    var loopback = InetAddress.getLoopbackAddress();
    this.hook = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
    hook.setHttpsConfigurator(new HttpsConfigurator(tls()));
    hook.createContext("/hook", this::take);
    hook.start();
    this.syslog = new DatagramSocket(0, loopback);
  }

  private SSLContext tls() throws IOException, InterruptedException, GeneralSecurityException {
    var keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
    int exit =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "hook",
                "-keyalg",
                "EC",
                "-dname",
                "CN=hook",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                authority().toString(),
                "-storepass",
                STORE_PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException(Files.readString(folder.resolve("keytool.log")));
    }
    var store = KeyStore.getInstance(authority().toFile(), STORE_PASSWORD.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, STORE_PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      posted.add(new Posted(exchange.getRequestHeaders().getFirst("X-OsirisCare-Signature"), body));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /// Key store with the webhook's certificate.
  Path authority() {
    return folder.resolve("hook.p12");
  }

  /// The options that lead here.
  String definitions() {
    return """
    rmmWebhookUrl = "https://localhost:%d/hook";
    webhookSecretFile = "%s/hook.secret";
    syslogTarget = "127.0.0.1:%d";
    """
        .formatted(hook.getAddress().getPort(), folder, syslog.getLocalPort());
  }

  /// The first request to the webhook.
  Posted posted() {
    Await.until("the webhook was told", LIMIT, () -> !posted.isEmpty());
    return posted.peek();
  }

  /// The next line of syslog.
  String line() throws IOException {
    var packet = new DatagramPacket(new byte[10_000], 10_000);
    syslog.setSoTimeout((int) LIMIT.toMillis());
    syslog.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), UTF_8);
  }

  /// Fails when anything has come to either.
  void heardNothing() throws IOException {
    assertThat(posted).isEmpty();
    syslog.setSoTimeout(1);
    var packet = new DatagramPacket(new byte[1], 1);
    assertThatThrownBy(() -> syslog.receive(packet)).isInstanceOf(SocketTimeoutException.class);
  }

  @Override
  public void close() {
    hook.stop(0);
    syslog.close();
  }
}

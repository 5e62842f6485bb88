package osiriscare.central.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.central.delivery.Channel.Way;
import osiriscare.central.delivery.Sender.Sent;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// Records over TLS, to a server with a certificate of its own.
class SyslogSenderTest {
  private static final Message MESSAGE =
      new Message(
          "ticket 7 \"opened\"]",
          Optional.of(new SiteId("clinic-a")),
          Severity.CRITICAL,
          "ticket.opened",
          "Ticket 7 (critical)\nwas opened",
          "/tickets/7",
          Json.object(),
          Instant.parse("2026-11-21T10:00:00Z"));
  private static final String RECORD =
      "<130>1 2026-11-21T10:00:00Z - osiris-central - ticket.opened "
          + "[event@32473 id=\"ticket 7 \\\"opened\\\"\\]\" site=\"clinic-a\"] Ticket 7 (critical) was opened";

  private final SyslogSender sender = new SyslogSender(Duration.ofSeconds(5));

  @Test
  void record_isAsRfc5424Says() {
    assertThat(SyslogSender.record(MESSAGE)).isEqualTo(RECORD);
  }

  @Test
  void send_toTheNamedServer_isFramedAndWhole_toAnotherNameItIsNotSent(@TempDir Path folder)
      throws Exception {
    var keys = KeyStore.getInstance("PKCS12");
    makeKeys(folder.resolve("keys.p12"));
    try (var in = Files.newInputStream(folder.resolve("keys.p12"))) {
      keys.load(in, "changeit".toCharArray());
    }
    var pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("syslog").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    var ca = Files.writeString(folder.resolve("ca.pem"), pem);
    var authority = Optional.<Channel.CaSource>of(() -> Files.newInputStream(ca));
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    try (var server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var read = CompletableFuture.supplyAsync(() -> readOne(server));
      var way = new Way.Syslog("localhost", server.getLocalPort(), authority);
      assertThat(sender.send(way, MESSAGE, AddressRule.ANY)).isEqualTo(new Sent.Delivered());
      assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(RECORD.length() + " " + RECORD);

      var other = CompletableFuture.supplyAsync(() -> readOne(server));
      assertThat(
              sender.send(
                  new Way.Syslog("127.0.0.1", server.getLocalPort(), authority),
                  MESSAGE,
                  AddressRule.ANY))
          .isInstanceOf(Sent.Failed.class);
      assertThat(other.get(10, TimeUnit.SECONDS)).isEmpty();
      var strangers = CompletableFuture.supplyAsync(() -> readOne(server));
      assertThat(
              sender.send(
                  new Way.Syslog("localhost", server.getLocalPort(), Optional.empty()),
                  MESSAGE,
                  AddressRule.ANY))
          .isInstanceOf(Sent.Failed.class);
      assertThat(strangers.get(10, TimeUnit.SECONDS)).isEmpty();
    }
    assertThat(sender.send(new Way.Syslog("localhost", 1, authority), MESSAGE, AddressRule.ANY))
        .isInstanceOf(Sent.Failed.class);
  }

  private static String readOne(SSLServerSocket server) {
    try (var socket = server.accept()) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  private static void makeKeys(Path file) throws IOException, InterruptedException {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "syslog",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }
}

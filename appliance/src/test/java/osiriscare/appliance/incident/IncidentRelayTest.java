package osiriscare.appliance.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.config.RmmChannels.SyslogTarget;
import osiriscare.appliance.config.RmmChannels.Webhook;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.TestClock;

class IncidentRelayTest {
  private static final String SECRET = "the shared secret of the MSP";

  @TempDir Path folder;

  private record Posted(String signature, String body) {}

  private final ConcurrentLinkedQueue<Posted> posted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger status = new AtomicInteger(204);
  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T09:00:00Z"));
  private HttpServer rmm;
  private LocalStore store;
  private CentralClient central;

  @BeforeEach
  void start() throws IOException {
    rmm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    rmm.createContext(
        "/hook",
        exchange -> {
          var signature = exchange.getRequestHeaders().getFirst(WebhookChannel.SIGNATURE);
          var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          posted.add(new Posted(signature, body));
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    rmm.start();
    var file = folder.resolve(LocalStore.FILE);
    LocalStore.create(file);
    store = LocalStore.open(file);
    central =
        new CentralClient(URI.create("http://127.0.0.1:9"), Optional.empty(), Optional.empty());
  }

  @AfterEach
  void stop() {
    rmm.stop(0);
    central.close();
    store.close();
  }

  private Webhook webhook(String mode) throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(mode));
    return new Webhook(
        URI.create("http://127.0.0.1:" + rmm.getAddress().getPort() + "/hook"), secret);
  }

  private IncidentRelay relay(IncidentChannel... channels) {
    return new IncidentRelay(store, List.of(channels), clock);
  }

  private Incident happened() {
    var incident =
        new Incident(
            IncidentId.random(),
            new SiteId("clinic-001"),
            new HostId("box"),
            "firewall_baseline",
            Severity.HIGH,
            Optional.of("firewall_baseline"),
            Json.object().put("rules", 0),
            Json.object(),
            List.of(),
            Optional.empty());
    new IncidentQueue(store, central, clock).add(incident);
    return incident;
  }

  @Test
  void webhook_getsEachIncidentOnce_signedByTheSharedSecret() throws Exception {
    var incident = happened();
    try (var relay = relay(new WebhookChannel(webhook("rw-------")))) {
      assertThat(relay.flush()).isTrue();
      assertThat(relay.flush()).isTrue();
    }
    assertThat(posted).hasSize(1);
    var got = posted.element();
    assertThat(Json.object(got.body(), "body").text("incident_id"))
        .isEqualTo(incident.id().toString());
    assertThat(got.signature())
        .isEqualTo("sha256=" + WebhookChannel.hmac(got.body().getBytes(UTF_8), new Secret(SECRET)));
  }

  @Test
  void hmac_isTheStandardOne() {
    // RFC 4231, test case 2.
    assertThat(
            WebhookChannel.hmac("what do ya want for nothing?".getBytes(UTF_8), new Secret("Jefe")))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void webhookThatFails_isTriedAgain_untilTheIncidentIsOld() throws Exception {
    happened();
    status.set(500);
    try (var relay = relay(new WebhookChannel(webhook("rw-------")))) {
      assertThat(relay.flush()).isFalse();
      status.set(204);
      assertThat(relay.flush()).isTrue();
      assertThat(posted).hasSize(2);
      status.set(500);
      happened();
      assertThat(relay.flush()).isFalse();
      clock.advance(Duration.ofHours(25));
      assertThat(relay.flush()).isTrue();
    }
  }

  @Test
  void syslog_getsOneDatagram_whateverTheWebhookDoes() throws Exception {
    happened();
    status.set(500);
    try (var server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(10_000);
      var target = new SyslogTarget("127.0.0.1", server.getLocalPort());
      try (var relay =
          relay(
              new WebhookChannel(webhook("r--------")),
              new SyslogChannel(target, new HostId("box"), clock))) {
        assertThat(relay.flush()).as("the webhook still waits").isFalse();
      }
      var packet = new DatagramPacket(new byte[4096], 4096);
      server.receive(packet);
      assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8))
          .startsWith("<131>1 2026-11-21T09:00:00Z box osiriscare - firewall_baseline - {");
    }
  }

  @Test
  void secretThatOthersMayRead_isRefused_andNeverNamed() throws IOException {
    var open = webhook("rw-r--r--");
    assertThatThrownBy(() -> new WebhookChannel(open).close())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("webhook_secret_file")
        .hasMessageNotContainingAny(SECRET, open.secret().toString());
  }
}

package osiriscare.central.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a partner can have Central connect to, and where not.
class HookClientTest {
  private static final byte[] BODY = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
  private static final List<String> CALLS = new CopyOnWriteArrayList<>();

  private static HttpServer server;
  private final HookClient client =
      new HookClient(Duration.ofSeconds(5), (SSLSocketFactory) SSLSocketFactory.getDefault());

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            CALLS.add(
                exchange.getRequestURI()
                    + " "
                    + exchange.getRequestHeaders().getFirst("X-Test")
                    + " "
                    + body);
            boolean isAway = exchange.getRequestURI().getPath().equals("/away");
            exchange.getResponseHeaders().add("Location", "/inside");
            exchange.sendResponseHeaders(isAway ? 302 : 204, -1);
          }
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static URI url(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  @Test
  void post_isAPost_andFollowsNothing() throws IOException {
    CALLS.clear();
    assertThat(client.post(url("/in?a=b%20c"), Map.of("X-Test", "1"), BODY, AddressRule.ANY))
        .isEqualTo(204);
    assertThat(client.post(url("/away"), Map.of("X-Test", "2"), BODY, AddressRule.ANY))
        .isEqualTo(302);
    assertThat(CALLS).containsExactly("/in?a=b%20c 1 {\"a\": 1}", "/away 2 {\"a\": 1}");
  }

  @Test
  void post_toANameOfThisMachine_isRefusedWhenConnecting() {
    CALLS.clear();
    assertThatThrownBy(() -> client.post(url("/"), Map.of(), BODY, AddressRule.PUBLIC))
        .isInstanceOf(AddressRefused.class);
    assertThat(CALLS).isEmpty();
  }

  /// A name that has one address inside is not used at all: which one is taken would be chance.
  @Test
  void oneAddressInside_isEnoughToRefuseAName() throws IOException {
    var outside = InetAddress.getByName("9.9.9.9");
    var inside = InetAddress.getByName("10.0.0.1");
    assertThat(AddressRule.PUBLIC.require(List.of(outside))).containsExactly(outside);
    assertThatThrownBy(() -> AddressRule.PUBLIC.require(List.of(outside, inside)))
        .isInstanceOf(AddressRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "fec0::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "3fff::1"
      })
  void addressesInside_areRefused(String address) throws IOException {
    assertThat(AddressRule.isPublic(InetAddress.getByName(address))).isFalse();
    assertThat(AddressRule.PUBLIC.refuses(address)).isTrue();
    var host = address.contains(":") ? "[" + address + "]" : address;
    assertThatThrownBy(() -> HookTarget.parse("https://" + host + "/x", AddressRule.PUBLIC))
        .hasMessageContaining("internet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.9.9.9",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.167.1.1",
        "198.17.255.255",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00::1"
      })
  void addressesOfTheInternet_areNot(String address) throws IOException {
    assertThat(AddressRule.isPublic(InetAddress.getByName(address))).isTrue();
    assertThat(AddressRule.PUBLIC.refuses(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.com/",
        "https://user:pw@hooks.example.com/",
        "ftp://hooks.example.com",
        "https:///x",
        "https://localhost/",
        "hooks.example.com",
        "https://hooks.example.com/#a",
        "http://127.0.0.1/",
        "https://a b/"
      })
  void otherAddresses_areNoHooks(String text) {
    assertThatThrownBy(() -> HookTarget.parse(text, AddressRule.PUBLIC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAnswerThatIsNone_isNotTakenForOne() throws Exception {
    for (var answer : List.of("", "SSH-2.0-x\r\n", "HTTP/1.1 2000 x\r\n", "x".repeat(5_000))) {
      try (var odd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        var thread =
            Thread.ofVirtual()
                .start(() -> {
                  try (var socket = odd.accept()) {
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                  } catch (IOException _) {
                    // It hung up first.
                  }
                });
        var url = URI.create("http://127.0.0.1:" + odd.getLocalPort() + "/");
        assertThatThrownBy(() -> client.post(url, Map.of(), BODY, AddressRule.ANY))
            .isInstanceOf(IOException.class);
        thread.join();
      }
    }
  }

  /// A server that says a letter now and then must not hold a thread for ever.
  @Test
  void aServerThatSaysNothing_isLeft() throws Exception {
    var hasty =
        new HookClient(Duration.ofMillis(300), (SSLSocketFactory) SSLSocketFactory.getDefault());
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (var scheme : List.of("http", "https")) {
        var url = URI.create(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/");
        assertThatThrownBy(() -> hasty.post(url, Map.of(), BODY, AddressRule.ANY))
            .isInstanceOf(IOException.class);
      }
    }
  }
}

package osiriscare.cli.central;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;

class CentralClientTest {
  private HttpServer server;
  private CentralClient client;
  private int status = 200;
  private String answer = "{}";
  private String seen = "";

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen =
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          var body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    client =
        new CentralClient(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            new Secret("osk_secret"));
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void post_withAnIdInThePath_escapesItAndSendsTheToken() {
    answer = "{\"order_id\":\"x\"}";
    var order = client.post(Json.object().put("a", 1), "appliances", "site-AA:BB/..", "orders");
    assertThat(order.text("order_id")).isEqualTo("x");
    assertThat(seen)
        .isEqualTo("POST /api/appliances/site-AA%3ABB%2F../orders Bearer osk_secret {\"a\":1}");
  }

  @Test
  void get_whenCentralRefuses_saysWhatItSaidButNotTheToken() {
    status = 422;
    answer =
        """
        {"code":"invalid","detail":"Not so","errors":[{"field":"slug","message":"is required"}]}
        """;
    assertThatThrownBy(() -> client.get("sites"))
        .isInstanceOfSatisfying(
            CentralRefused.class,
            e -> {
              assertThat(e.status()).isEqualTo(422);
              assertThat(e.code()).isEqualTo("invalid");
            })
        .hasMessage("Central answered GET /api/sites with 422 invalid: Not so; slug is required");
  }

  @Test
  void get_whenSomethingElseAnswers_saysTheStatus() {
    status = 502;
    answer = "<html>";
    assertThatThrownBy(() -> client.get("sites"))
        .isInstanceOf(CentralRefused.class)
        .hasMessage("Central answered GET /api/sites with 502");
  }

  @Test
  void get_whenNobodyAnswers_saysWhere() {
    server.stop(0);
    assertThatThrownBy(() -> client.get("sites"))
        .isInstanceOf(CentralRefused.class)
        .hasMessageContaining("does not answer");
  }
}

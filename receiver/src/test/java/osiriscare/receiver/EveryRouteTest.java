package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import osiriscare.daemon.http.HttpDoor;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.route.MachineRoute;
import osiriscare.receiver.ReceiverFixture.Box;
import osiriscare.receiver.ReceiverFixture.Reply;

/// The conventions that hold for every route of the machines' door alike.
class EveryRouteTest {
  private static ReceiverFixture door;
  private static Box own;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
    own = door.claimed();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @ParameterizedTest
  @EnumSource(MachineRoute.class)
  void foreignOrigin_isNeverLetIn(MachineRoute route) {
    var asked =
        door.send(
            door.receiver.port(),
            "OPTIONS",
            path(route),
            own.apiKey().reveal(),
            "",
            "",
            Map.of(
                "Origin",
                "https://elsewhere.example",
                "Access-Control-Request-Method",
                route.method(),
                "Access-Control-Request-Headers",
                "authorization, content-type"));
    problem(asked, 405, "method_not_allowed");
    assertThat(asked.headers().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  @ParameterizedTest
  @EnumSource(MachineRoute.class)
  void otherMethod_isAProblemThatSaysWhichThereAre(MachineRoute route) {
    var reply = door.send("PATCH", path(route), "", "", "");
    problem(reply, 405, "method_not_allowed");
    assertThat(String.valueOf(reply.headers().get("allow"))).contains(route.method());
  }

  @ParameterizedTest
  @EnumSource(
      value = MachineRoute.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "ACKNOWLEDGE_ORDER") // It has no body.
  void body_thatIsNone_isAProblem(MachineRoute route) {
    if (route.method().equals("GET")) {
      return;
    }
    var token = own.apiKey().reveal();
    for (var body : new String[] {"", "{\"name\": ", "[]", "null", "\u0000"}) {
      var reply = door.send("POST", path(route), token, body, "application/json");
      assertThat(reply.status()).as(route + reply.toString()).isEqualTo(400);
      assertThat(reply.headers().get("content-type")).contains("application/problem+json");
    }
    problem(
        door.send("POST", path(route), token, "{}", "text/plain"), 415, "unsupported_media_type");
    var big = Json.text(Json.object().put("x", "x".repeat(HttpDoor.BODY_BYTES_MAX)));
    problem(
        door.send("POST", path(route), token, big, "application/json"), 413, "payload_too_large");
  }

  @Test
  void unknownPathOrTornRequest_isAProblem() throws IOException {
    problem(door.get("/nowhere", own.apiKey().reveal()), 404, "not_found");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.receiver.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .containsIgnoringCase("application/problem+json")
          .doesNotContain("zz");
    }
  }

  private static String path(MachineRoute route) {
    return route
        .template()
        .replace("{appliance_id}", own.id().value())
        .replace("{site_id}", own.id().site().value())
        .replace("{order_id}", "ORD-20261121120000-0123ABCD")
        .replace("{archive}", "0".repeat(64))
        .replace("{code}", "0000000000000000");
  }

  private static void problem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.headers().get("content-type")).contains("application/problem+json");
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.json().path("status").asInt()).isEqualTo(status);
  }
}

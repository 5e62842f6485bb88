package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.protocol.route.MachineRoute;

/// Who may call what, over real HTTP with the receiver's own database role.
class AccessTest {
  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @ParameterizedTest
  @EnumSource(MachineRoute.class)
  void everyMachineRoute_withoutAValidKey_is401AndNothingElseIs(MachineRoute route) {
    var path = route.template().replaceAll("\\{[a-z_]+}", "x");
    for (var token : List.of("", "wrong-key-wrong-key-wrong-key-00")) {
      var reply = door.send(route.method(), path, token, "{}", "application/json");
      assertThat(reply.status() == 401).isEqualTo(route.caller() == MachineRoute.Caller.MACHINE);
      assertThat(reply.headers()).containsKey("x-request-id").containsKey("x-build-id");
    }
  }

  @Test
  void unknownPathOrMethod_isAProblem() {
    assertThat(door.get("/nothing", "").code()).isEqualTo("not_found");
    var reply = door.get("/api/provision/claim", "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.headers()).containsEntry("content-type", List.of("application/problem+json"));
  }

  @Test
  void anotherSitesKey_isRefusedEverywhere() {
    var box = door.claimed();
    var other = door.claimed();
    var token = other.apiKey().reveal();
    assertThat(
            door.post("/api/appliances/checkin", token, ReceiverFixture.checkinBody(box.id()))
                .code())
        .isEqualTo("wrong_site");
    assertThat(
            door.post("/evidence", token, TestBundles.sign(box, 1, ChainPosition.GENESIS).toJson())
                .code())
        .isEqualTo("wrong_site");
    assertThat(door.get("/api/provision/config/" + box.id(), token).code()).isEqualTo("wrong_site");
    assertThat(door.post("/incidents", token, ReceiverFixture.incident(box)).code())
        .isEqualTo("wrong_site");
    assertThat(
            door.post(
                    "/api/evidence/sites/" + box.id().site() + "/submit",
                    token,
                    TestBundles.sign(other, 1, ChainPosition.GENESIS).toJson())
                .code())
        .isEqualTo("wrong_site");
  }

  @Test
  void oversizedBody_is413() {
    var box = door.claimed();
    var reply =
        door.send(
            "POST",
            "/evidence",
            box.apiKey().reveal(),
            "{\"a\":\"" + "x".repeat(1 << 20) + "\"}",
            "application/json");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.code()).isEqualTo("payload_too_large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"site_id", "hostname", "mac_address"})
  void checkin_fieldMissing_is400NamingIt(String field) {
    var box = door.claimed();
    var body = ReceiverFixture.checkinBody(box.id());
    body.remove(field);
    var reply = door.post("/api/appliances/checkin", box.apiKey().reveal(), body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("errors").get(0).get("field").stringValue()).isEqualTo(field);
  }
}

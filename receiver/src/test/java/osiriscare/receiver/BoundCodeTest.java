package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ApiKey;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.receiver.ReceiverFixture.Reply;

/// Codes that are bound to a MAC address: the machine that has it claims with them, for all others
/// they do not exist, and the address alone is worth nothing.
class BoundCodeTest {
  private static final Duration HOUR = Duration.ofHours(1);
  // What differs between any two answers.
  private static final Set<String> OWN_TO_EACH = Set.of("date", "x-request-id");

  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  private static Reply claim(ProvisionCode code, String mac) {
    var body =
        ReceiverFixture.claimBody(
            code,
            ReceiverFixture.mac(),
            SigningKey.generate(ReceiverFixture.RANDOM),
            ApiKey.generate(ReceiverFixture.RANDOM));
    return door.post("/api/provision/claim", "", body.put("mac_address", mac));
  }

  // Everything that a caller can see of an answer.
  private static List<Object> seen(Reply reply) {
    var headers = new HashMap<>(reply.headers());
    headers.keySet().removeIf(name -> OWN_TO_EACH.contains(name.toLowerCase(Locale.ROOT)));
    var body = reply.json();
    body.remove("request_id");
    return List.of(reply.status(), headers, body);
  }

  @Test
  void machineOfTheAddress_claims_howeverItSpellsIt() {
    for (var spelling : List.of("02:aa:bb:cc:dd:01", "02-AA-BB-CC-DD-01", "02aabbccdd01")) {
      var code = door.boundCode("Spelt", HOUR, new MacAddress("02:AA:BB:CC:DD:01"));
      var reply = claim(code, spelling);
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      assertThat(reply.text("appliance_id")).endsWith("-02:AA:BB:CC:DD:01");
    }
  }

  @Test
  void everyOtherMachine_isAnsweredAsIfThereWereNoSuchCode_whateverItsState() {
    var mac = ReceiverFixture.mac();
    var claimed = door.boundCode("Claimed", HOUR, mac);
    assertThat(claim(claimed, mac.value()).status()).isEqualTo(200);
    var revoked = door.boundCode("Revoked", HOUR, mac);
    door.central.inPlatform(db ->
        db.sql("UPDATE provision_code SET status = 'revoked' WHERE code_sha256 = :sha")
            .param("sha", revoked.sha256())
            .update());
    var pending = door.boundCode("Pending", HOUR, mac);
    var states =
        Map.of(
            "pending",
            pending,
            "expired",
            door.boundCode("Late", HOUR.negated(), mac),
            "claimed",
            claimed,
            "revoked",
            revoked);
    var stranger = ReceiverFixture.mac().value();
    var unknown = seen(claim(ProvisionCode.generate(ReceiverFixture.RANDOM), stranger));
    states.forEach((state, code) -> {
      assertThat(seen(claim(code, stranger))).as(state).isEqualTo(unknown);
      assertThat(seen(look(code)))
          .as("who looks names no address")
          .isEqualTo(seen(look(ProvisionCode.generate(ReceiverFixture.RANDOM))));
    });
    assertThat(claim(pending, mac.value()).status())
        .as("the tries of others cost it nothing")
        .isEqualTo(200);
  }

  private static Reply look(ProvisionCode code) {
    return door.get("/api/provision/validate/" + code.reveal(), "");
  }

  @Test
  void tryOfAStranger_standsInThePartnersActivity_untilTheCodeIsOver() {
    var mac = ReceiverFixture.mac();
    var code = door.boundCode("Watched", HOUR, mac);
    var strangers = List.of(ReceiverFixture.mac().value(), ReceiverFixture.mac().value());
    strangers.forEach(stranger -> claim(code, stranger));
    claim(code, mac.value());
    claim(code, strangers.getFirst());
    claim(door.boundCode("Over", HOUR.negated(), mac), strangers.getFirst());
    var noted =
        door.central.inPlatform(db ->
            db.sql(
                    "SELECT a.detail ->> 'mac_address' FROM audit_log a JOIN provision_code c"
                        + " ON c.provision_id::text = a.target AND c.partner_id::text = a.detail ->> 'partner_id'"
                        + " WHERE a.action = 'provision.wrong_mac' AND c.bound_mac = :mac ORDER BY a.audit_id")
                .param("mac", mac.value())
                .query(String.class)
                .list());
    assertThat(noted).isEqualTo(strangers);
  }

  @Test
  void addressWithoutTheCode_getsNothing_atAnyDoor() {
    var mac = ReceiverFixture.mac();
    var code = door.boundCode("Registered", HOUR, mac);
    var replies = new ArrayList<Reply>();
    for (var spelling : List.of(mac.value(), mac.value().replace(":", ""))) {
      replies.add(door.get("/api/provision/" + spelling, ""));
      replies.add(door.get("/api/provision/validate/" + spelling, ""));
      replies.add(door.get("/api/provision/config/" + spelling, ""));
      replies.add(claim(ProvisionCode.generate(ReceiverFixture.RANDOM), spelling));
    }
    assertThat(replies).allMatch(reply -> reply.status() >= 400);
    assertThat(replies)
        .noneMatch(reply -> reply.body().contains("Registered") || reply.body().contains("msp"));
    assertThat(claim(code, mac.value()).status()).isEqualTo(200);
  }
}

package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.receiver.ReceiverFixture.Box;
import osiriscare.receiver.ReceiverFixture.Reply;

/// Check-ins over real HTTP.
class CheckinTest {
  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void checkin_answersTheWholeContract() {
    var box = door.claimed();
    var reply =
        door.post(
            "/api/appliances/checkin",
            box.apiKey().reveal(),
            ReceiverFixture.checkinBody(box.id()));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.json().propertyNames())
        .contains(
            "status",
            "appliance_id",
            "server_time",
            "server_public_key",
            "server_key_id",
            "merged_duplicates",
            "pending_orders",
            "windows_targets",
            "linux_targets",
            "enabled_runbooks",
            "trigger_enumeration",
            "trigger_immediate_scan",
            "l2_mode",
            "subscription_status");
    assertThat(reply.text("appliance_id")).isEqualTo(box.id().value());
  }

  @Test
  void checkin_sameMacInManySpellings_isOneAppliance_whateverItsName() {
    var box = door.claimed();
    var mac = box.id().mac().value();
    for (var spelling :
        List.of(mac.toLowerCase(Locale.ROOT), mac.replace(':', '-'), mac.replace(":", ""))) {
      var body =
          ReceiverFixture.checkinBody(box.id())
              .put("mac_address", spelling)
              .put("hostname", "renamed");
      var reply = door.post("/checkin", box.apiKey().reveal(), body);
      assertThat(reply.text("appliance_id")).as(reply.body()).isEqualTo(box.id().value());
    }
    assertThat(
            door.count(
                "SELECT count(*) FROM appliance_checkin WHERE appliance_id = :appliance AND hostname = 'renamed'",
                box.id()))
        .isEqualTo(1);
    var other =
        ReceiverFixture.checkinBody(box.id()).put("mac_address", ReceiverFixture.mac().value());
    assertThat(door.post("/checkin", box.apiKey().reveal(), other).code())
        .isEqualTo("wrong_appliance");
  }

  @Test
  void trigger_isRepeatedUntilACheckinKnowsOfTheAnswerThatCarriedIt() {
    var box = door.claimed();
    setTrigger(box);
    var first = checkin(box, "2026-01-01T00:00:00Z");
    assertThat(first.text("trigger_immediate_scan")).isEqualTo("true");
    // The first answer was lost on its way.
    var second = checkin(box, "2026-01-01T00:00:00Z");
    assertThat(second.text("trigger_immediate_scan")).isEqualTo("true");
    var third = checkin(box, second.text("server_time"));
    assertThat(third.text("trigger_immediate_scan")).isEqualTo("false");
    setTrigger(box);
    assertThat(checkin(box, "").text("trigger_immediate_scan")).isEqualTo("true");
    assertThat(checkin(box, "").text("trigger_immediate_scan")).isEqualTo("false");
  }

  private static void setTrigger(Box box) {
    door.central.inPlatform(db ->
        db.sql(
                "UPDATE appliance SET trigger_immediate_scan = true, triggers_sent_at = NULL WHERE appliance_id = :id")
            .param("id", box.id().value())
            .update());
  }

  private static Reply checkin(Box box, String lastResponse) {
    var body = ReceiverFixture.checkinBody(box.id());
    if (!lastResponse.isEmpty()) {
      body.put("last_response_time", lastResponse);
    }
    return door.post("/checkin", box.apiKey().reveal(), body);
  }
}

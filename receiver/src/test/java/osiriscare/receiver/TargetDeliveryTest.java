package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import osiriscare.receiver.ReceiverFixture.Box;
import tools.jackson.databind.node.ObjectNode;

/// Sealed credentials leave with the check-in of the appliance that they are sealed for, and with
/// no other.
class TargetDeliveryTest {
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
  void checkin_bringsTheOwnTargets_byKind_untilTheyAreRemoved() {
    var box = door.claimed();
    var other = door.claimed();
    var windows = seal(box, "winrm", "aa");
    var linux = seal(box, "ssh_key", "bb");
    var answer = checkin(box);
    assertThat(answer.path("windows_targets").toString())
        .isEqualTo(
            "[{\"target_id\":\""
                + windows
                + "\",\"version\":1,\"type\":\"winrm\",\"sealed\":\"aa\"}]");
    assertThat(answer.path("linux_targets").get(0).path("target_id").asString())
        .isEqualTo(linux.toString());
    assertThat(checkin(other).toString()).doesNotContain(windows.toString(), linux.toString());
    // Each time, because the appliance keeps them in memory only.
    assertThat(checkin(box).path("windows_targets")).hasSize(1);
    door.central.inPlatform(db -> db.sql("DELETE FROM site_credential").update());
    assertThat(checkin(box).path("windows_targets")).isEmpty();
  }

  @Test
  void firstHandingOut_isWrittenDownOnce() {
    var box = door.claimed();
    var id = seal(box, "winrm", "aa");
    checkin(box);
    checkin(box);
    assertThat(
            door.count(
                "SELECT count(*) FROM audit_log WHERE action = 'credential.deliver' AND actor = 'receiver'"
                    + " AND detail ->> 'appliance_id' = :appliance",
                box.id()))
        .isEqualTo(1);
    assertThat(
            door.count(
                "SELECT count(*) FROM credential_delivery WHERE delivered_at IS NOT NULL AND appliance_id = :appliance",
                box.id()))
        .isEqualTo(1);
    assertThat(id).isNotNull();
  }

  @Test
  void applianceWithCredentialsOfItsOwn_isSentNone() {
    var box = door.claimed();
    seal(box, "winrm", "aa");
    var body = ReceiverFixture.checkinBody(box.id()).put("has_local_credentials", true);
    var reply = door.post("/api/appliances/checkin", box.apiKey().reveal(), body);
    assertThat(reply.json().path("windows_targets")).isEmpty();
  }

  @Test
  void whatIsSealedForAKeyThatWasRetired_isNotHandedOut() {
    var box = door.claimed();
    seal(box, "winrm", "aa");
    door.central.inPlatform(db ->
        db.sql("UPDATE appliance_key SET retired_at = now() WHERE appliance_id = :appliance")
            .param("appliance", box.id().value())
            .update());
    assertThat(checkin(box).path("windows_targets")).isEmpty();
  }

  private static ObjectNode checkin(Box box) {
    var reply =
        door.post(
            "/api/appliances/checkin",
            box.apiKey().reveal(),
            ReceiverFixture.checkinBody(box.id()));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  /// As Central does it; what is in the box is of no interest to the receiver.
  private static UUID seal(Box box, String kind, String sealed) {
    var id = UUID.randomUUID();
    door.central.inPlatform(db -> {
      bind(
              db.sql(
                  """
                  INSERT INTO site_credential (credential_id, site_id, appliance_id, kind, name, host, port, use_ssl, sealed,
                    created_at, created_by, changed_at, changed_by)
                  VALUES (:id, :site, :appliance, :kind, :id::text, 'h', 1, true, 'x', now(), 'x', now(), 'x')
                  """),
              box,
              id,
              kind)
          .update();
      return bind(
              db.sql(
                  """
                  INSERT INTO credential_delivery (credential_id, site_id, appliance_id, kind, version, key_id, sealed,
                    sealed_at)
                  VALUES (:id, :site, :appliance, :kind, 1, :key, :sealed, now())
                  """),
              box,
              id,
              kind)
          .param("key", box.key().verifyingKey().id().value())
          .param("sealed", sealed)
          .update();
    });
    return id;
  }

  private static StatementSpec bind(StatementSpec statement, Box box, UUID id, String kind) {
    return statement
        .param("id", id)
        .param("site", box.id().site().value())
        .param("appliance", box.id().value())
        .param("kind", kind);
  }
}

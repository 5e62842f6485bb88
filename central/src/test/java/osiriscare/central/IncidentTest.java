package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// An incident's timeline, told from bundles.
class IncidentTest {
  private static final SiteId SITE = new SiteId("clinic-t");
  private static final ApplianceId APPLIANCE =
      ApplianceId.of(SITE, new MacAddress("84:3A:5B:91:B6:62"));
  private static final String ZEROS = "0".repeat(64);

  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
    admin.post("/api/partners", "{\"slug\": \"north\", \"name\": \"N\", \"brand_name\": \"N\"}");
    admin.post(
        "/api/sites",
        "{\"site_id\": \"" + SITE + "\", \"name\": \"C\", \"partner_slug\": \"north\"}");
    var key = SigningKey.generate(new SecureRandom());
    var body =
        Json.object()
            .put("hostname", "h")
            .put("mac_address", APPLIANCE.mac().value())
            .put("public_key", key.verifyingKey().hex())
            .put("api_key_sha256", Sha256.hex("x"));
    var made = admin.post("/api/sites/" + SITE + "/appliances", Json.text(body));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  private static String incident(String host) {
    var id = UUID.randomUUID().toString();
    central.sql(
        """
        INSERT INTO incident (incident_id, site_id, appliance_id, host_id, incident_type, check_type, severity)
        VALUES ('%s', '%s', '%s', '%s', 'critical_services', 'critical_services', 'high')\
        """
            .formatted(id, SITE, APPLIANCE, host));
    return id;
  }

  private static String bundle(
      String host, int sequence, String kind, String verdict, String text) {
    var id = UUID.randomUUID().toString();
    central.sql(
        """
        INSERT INTO evidence_bundle (bundle_id, site_id, appliance_id, chain, sequence, prev_hash, link_hash,
            payload_sha256, signed_payload, signature, key_id, kind, check_type, host_id, verdict, outcome, timestamp_end)
        SELECT '%s', '%s', '%s', 1, %d, '%s', '%s', '%s', '%s', '%s', key_id, '%s', 'critical_services', '%s', '%s',
            'success', now() + interval '%d seconds'
          FROM appliance_key WHERE appliance_id = '%s'\
        """
            .formatted(
                id,
                SITE,
                APPLIANCE,
                sequence,
                ZEROS,
                ZEROS,
                ZEROS,
                text,
                ZEROS + ZEROS,
                kind,
                host,
                verdict,
                sequence,
                APPLIANCE));
    return id;
  }

  @Test
  void timeline_tellsWhatWasDecidedAndDone_eachWithItsProof() {
    var id = incident("srv1");
    bundle("srv1", 1, "check", "fail", "{}");
    var healed =
        bundle(
            "srv1",
            2,
            "healing",
            "pass",
            """
            {"action_taken": [{"action": "unit_restart", "exit_code": 0}],
             "post_state": {"healing_outcome": "healed", "decision": {"decision": "act", "rule_id": "R1",
              "runbook_id": "RB1", "reason": "the rule fits"}}}\
            """);
    bundle("srv2", 3, "check", "fail", "{}");
    var timeline = admin.get("/api/incidents/" + id).json().path("timeline");
    assertThat(timeline.valueStream().map(line -> line.path("what").asString()).toList())
        .containsExactly("reported", "looked", "decided", "done", "ended");
    var decided = timeline.get(2);
    assertThat(decided.path("title").asString()).isEqualTo("Decided: act");
    assertThat(decided.path("reason").asString()).isEqualTo("the rule fits");
    assertThat(decided.path("rule_id").asString()).isEqualTo("R1");
    assertThat(decided.path("bundle_id").asString()).isEqualTo(healed);
    assertThat(timeline.get(3).path("runbook_id").asString()).isEqualTo("RB1");
    assertThat(timeline.get(3).path("steps").get(0).path("exit_code").asInt()).isZero();
    assertThat(timeline.get(4).path("title").asString()).isEqualTo("Outcome: healed");
  }

  @Test
  void timeline_ofSpoiledEvidence_saysSo_andNoIncidentIs404() {
    var id = incident("srv3");
    bundle("srv3", 4, "healing", "pass", "no json");
    bundle("srv3", 5, "healing", "pass", "{\"post_state\": {\"healing_outcome\": \"odd\"}}");
    var timeline = admin.get("/api/incidents/" + id).json().path("timeline");
    assertThat(timeline.get(1).path("title").asString()).isEqualTo("A bundle that cannot be read");
    assertThat(timeline.get(2).path("title").asString()).isEqualTo("Outcome: not said");
    assertThat(admin.get("/api/incidents/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(admin.get("/api/incidents/odd").status()).isEqualTo(404);
  }
}

package osiriscare.central;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;
import tools.jackson.databind.JsonNode;

/// A site with one appliance on the host `box` and a watcher there, and what the receiver leaves
/// for Central when they report.
record WatchedSite(CentralUnderTest central, Client admin, SiteId site, ApplianceId appliance) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static WatchedSite in(CentralUnderTest central, SiteId site) {
    var admin = central.admin();
    admin.post("/api/partners", "{\"slug\": \"north\", \"name\": \"N\", \"brand_name\": \"N\"}");
    admin.post(
        "/api/sites",
        "{\"site_id\": \"" + site + "\", \"name\": \"C\", \"partner_slug\": \"north\"}");
    var appliance = ApplianceId.of(site, new MacAddress("84:3A:5B:91:B6:63"));
    var body =
        Json.object()
            .put("hostname", "box")
            .put("mac_address", appliance.mac().value())
            .put("public_key", SigningKey.generate(new SecureRandom()).verifyingKey().hex())
            .put("api_key_sha256", Sha256.hex("key of " + site));
    var created = admin.post("/api/sites/" + site + "/appliances", Json.text(body));
    if (created.status() != 201) {
      throw new IllegalStateException(created.text());
    }
    central.sql(
        """
        INSERT INTO appliance_checkin (appliance_id, site_id, hostname, nixos_version, first_checkin, last_checkin)
        VALUES ('%s', '%s', 'box', 'Debian GNU/Linux 12 (bookworm)', now(), now())\
        """
            .formatted(appliance, site));
    return new WatchedSite(central, admin, site, appliance);
  }

  /// Reported by the watcher of `box`, and told to Central.
  String report(String type, String details) {
    var id = insert(type, details);
    tell(id);
    return id;
  }

  /// Stored, and told to nobody.
  String insert(String type, String details) {
    var id = UUID.randomUUID();
    central.sql(
        """
        WITH w AS (
          INSERT INTO watcher (watcher_id, site_id, host_id, api_key_sha256, public_key, registered_at, registered_by)
          VALUES (gen_random_uuid(), '%2$s', 'box', '%3$s', '%4$s', now(), 'test') RETURNING watcher_id)
        INSERT INTO incident (incident_id, site_id, watcher_id, host_id, incident_type, severity, details, received_at)
        SELECT '%1$s', '%2$s', watcher_id, 'box', '%5$s', 'high', '%6$s', '%7$s' FROM w\
        """
            .formatted(
                id,
                site,
                Sha256.hex("key " + id),
                Sha256.hex("public " + id),
                type,
                details,
                central.now()));
    return id.toString();
  }

  /// Reported by the appliance, with what it decided.
  String reportByAppliance(String decision, String preState) {
    var id = UUID.randomUUID().toString();
    central.sql(
        """
        INSERT INTO incident (incident_id, site_id, appliance_id, host_id, incident_type, check_type, severity, details,
            pre_state, received_at)
        VALUES ('%s', '%s', '%s', 'box', 'critical_services', 'critical_services', 'high', '%s', '%s', '%s')\
        """
            .formatted(id, site, appliance, decision, preState, central.now()));
    tell(id);
    return id;
  }

  private void tell(String id) {
    central.sql(
        "INSERT INTO outbox (topic, site_id, payload) VALUES ('incident', '%s', '{\"incident_id\": \"%s\"}')"
            .formatted(site, id));
  }

  JsonNode detail(String id) {
    return admin.get("/api/incidents/" + id).json();
  }

  String status(String id) {
    return detail(id).path("incident").path("status").asString();
  }

  List<String> lines(String id) {
    return detail(id).path("timeline").valueStream().map(l -> l.path("what").asString()).toList();
  }

  String lastReason(String id) {
    var lines = detail(id).path("timeline");
    return lines.get(lines.size() - 1).path("reason").asString("");
  }

  void awaitLine(String id, String what) {
    Await.until(what + " of " + id, LIMIT, () -> lines(id).contains(what));
  }

  List<JsonNode> orders(String incident) {
    return admin
        .get("/api/sites/" + site + "/orders?limit=200")
        .json()
        .path("items")
        .valueStream()
        .filter(o -> o.path("parameters").path("incident_id").asString("").equals(incident))
        .toList();
  }

  /// What the appliance says of the order that is under way.
  void ends(String incident, String status, String code) {
    central.sql(
        """
        UPDATE appliance_order SET status = '%s', completed_at = now(), error_code = nullif('%s', ''),
               error_message = nullif('%s', '')
         WHERE parameters ->> 'incident_id' = '%s' AND completed_at IS NULL\
        """
            .formatted(status, code, code.isEmpty() ? "" : "because of " + code, incident));
  }
}

package osiriscare.protocol.provision;

import java.net.URI;
import java.util.List;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The identity that a claim gives.
///
/// @param chain number of the evidence chain to write, from 1
/// @param apiEndpoint where the receiver is
/// @param serverKeys Central's public keys, to be pinned
/// @param pollIntervalSeconds suggested time between check-ins
public record ClaimResponse(
    SiteId site,
    ApplianceId appliance,
    int chain,
    PartnerBrand partner,
    URI apiEndpoint,
    List<ServerKey> serverKeys,
    int pollIntervalSeconds) {

  public ClaimResponse {
    serverKeys = List.copyOf(serverKeys);
  }

  /// Reads an answer.
  public static ClaimResponse from(Fields fields) {
    return new ClaimResponse(
        fields.parsed("site_id", SiteId::new),
        fields.parsed("appliance_id", ApplianceId::new),
        (int) fields.integer("chain", 1, Integer.MAX_VALUE),
        PartnerBrand.from(fields.object("partner")),
        fields.parsed("api_endpoint", URI::create),
        fields.objects("server_keys", 20, ServerKey::from),
        (int) fields.object("config").integer("poll_interval", 1, 86_400));
  }

  /// The answer's body.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("status", "claimed");
    json.put("site_id", site.value());
    json.put("appliance_id", appliance.value());
    json.put("chain", chain);
    json.set("partner", partner.toJson());
    json.put("api_endpoint", apiEndpoint.toString());
    serverKeys.stream()
        .filter(key -> key.purpose() == ServerKey.Purpose.ORDERS)
        .forEach(key -> json.put("server_public_key", key.publicKey()));
    var keys = json.putArray("server_keys");
    serverKeys.forEach(key -> keys.add(key.toJson()));
    json.putObject("config").put("poll_interval", pollIntervalSeconds);
    json.put("message", "The appliance belongs to " + site.value() + " now");
    return json;
  }
}

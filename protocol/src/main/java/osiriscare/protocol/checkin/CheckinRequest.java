package osiriscare.protocol.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// An appliance's regular report. Unknown fields are ignored.
///
/// @param ipAddresses non-loopback addresses, at most 64
/// @param uptimeSeconds seconds since boot, when known
/// @param hasLocalCredentials whether Central shall leave credentials out of its answer
/// @param agentPublicKey the evidence key in hex; never registers a key, only lets Central notice a
///   difference
/// @param queueDepth bundles that wait to be sent
/// @param lastResponse `server_time` of the last answer that the appliance acted on, so that
///   one-shot triggers of lost answers are repeated; older agents do not say
/// @param rulesetHash hash of the policy that decisions are made by, as in evidence
/// @param rulesSerial serial of Central's signed rules in it, 0 without any; older agents do not
///   say
public record CheckinRequest(
    SiteId site,
    HostId hostname,
    MacAddress mac,
    List<String> ipAddresses,
    Optional<Long> uptimeSeconds,
    Optional<String> agentVersion,
    Optional<String> nixosVersion,
    Optional<String> policyVersion,
    boolean hasLocalCredentials,
    Optional<String> agentPublicKey,
    Optional<Long> queueDepth,
    Optional<Instant> lastResponse,
    Optional<String> rulesetHash,
    Optional<Long> rulesSerial) {

  private static final int RULESET_HASH_MAX = 71;
  private static final String LAST_RESPONSE = "last_response_time";

  public CheckinRequest {
    ipAddresses = List.copyOf(ipAddresses);
  }

  /// Reads a request body.
  public static CheckinRequest from(Fields fields) {
    return new CheckinRequest(
        fields.parsed("site_id", SiteId::new),
        fields.parsed("hostname", HostId::new),
        fields.parsed("mac_address", MacAddress::parse),
        fields.texts("ip_addresses", 64, 45),
        fields.optionalInteger("uptime_seconds", 0, Long.MAX_VALUE),
        fields.optionalText("agent_version", 100),
        fields.optionalText("nixos_version", 200),
        fields.optionalText("policy_version", 100),
        fields.bool("has_local_credentials", false),
        fields.optionalText("agent_public_key", 64),
        fields.optionalInteger("queue_depth", 0, Long.MAX_VALUE),
        fields.has(LAST_RESPONSE) ? Optional.of(fields.instant(LAST_RESPONSE)) : Optional.empty(),
        fields.optionalText("ruleset_hash", RULESET_HASH_MAX),
        fields.optionalInteger("rules_serial", 0, Long.MAX_VALUE));
  }

  /// The appliance that this site and MAC name.
  public ApplianceId appliance() {
    return ApplianceId.of(site, mac);
  }

  /// The body to send.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("site_id", site.value());
    json.put("hostname", hostname.value());
    json.put("mac_address", mac.value());
    json.set("ip_addresses", Json.array(ipAddresses));
    uptimeSeconds.ifPresent(value -> json.put("uptime_seconds", value));
    agentVersion.ifPresent(value -> json.put("agent_version", value));
    nixosVersion.ifPresent(value -> json.put("nixos_version", value));
    policyVersion.ifPresent(value -> json.put("policy_version", value));
    json.put("has_local_credentials", hasLocalCredentials);
    agentPublicKey.ifPresent(value -> json.put("agent_public_key", value));
    queueDepth.ifPresent(value -> json.put("queue_depth", value));
    lastResponse.ifPresent(value -> json.put(LAST_RESPONSE, value.toString()));
    rulesetHash.ifPresent(value -> json.put("ruleset_hash", value));
    rulesSerial.ifPresent(value -> json.put("rules_serial", value));
    return json;
  }
}

package osiriscare.healing.baseline;

import java.time.Instant;
import java.util.Optional;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What Central signs of a site's firewall. A document of its own inside the policy, because the
/// root helper checks it itself and believes nothing that the daemon says.
///
/// @param serial that of the policy it came with; a lower one is an old document
/// @param ruleset empty when none is declared any more
public record FirewallDocument(
    SiteId site, long serial, Instant issuedAt, Optional<FirewallRuleset> ruleset) {
  private static final String VERSION = "1";
  private static final String KIND = "firewall";

  /// Reads the signed payload.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static FirewallDocument from(Fields fields) {
    if (!fields.text("version", 10).equals(VERSION)) {
      throw fields.wrong("version", "must be " + VERSION);
    }
    if (!fields.text("kind", 20).equals(KIND)) {
      throw fields.wrong("kind", "must be " + KIND);
    }
    return new FirewallDocument(
        fields.parsed("site_id", SiteId::new),
        fields.integer("serial", 1, Long.MAX_VALUE),
        fields.instant("issued_at"),
        fields.has("ruleset")
            ? Optional.of(FirewallRuleset.from(fields, "ruleset"))
            : Optional.empty());
  }

  /// The payload to sign.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("version", VERSION);
    json.put("kind", KIND);
    json.put("site_id", site.value());
    json.put("serial", serial);
    json.put("issued_at", issuedAt.toString());
    ruleset.ifPresent(one -> json.put("ruleset", one.text()));
    return json;
  }
}

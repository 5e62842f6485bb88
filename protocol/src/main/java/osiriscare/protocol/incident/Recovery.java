package osiriscare.protocol.incident;

import java.time.Instant;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A watcher sees that what it reported is well again. On a host of an appliance this is a word;
/// there evidence counts.
///
/// @param reason what it saw, scrubbed
public record Recovery(IncidentId incident, SiteId site, Instant recoveredAt, String reason) {
  private static final String TIME = "recovered_at";
  private static final int REASON_MAX = 500;

  /// Whether a body is one, and no incident: both travel over the same stream.
  public static boolean isOne(ObjectNode body) {
    return body.has(TIME);
  }

  /// Reads a report. Unknown fields are ignored.
  public static Recovery from(Fields fields) {
    return new Recovery(
        fields.parsed("incident_id", IncidentId::parse),
        fields.parsed("site_id", SiteId::new),
        fields.instant(TIME),
        fields.text("reason", REASON_MAX));
  }

  /// The body to send.
  public ObjectNode toJson() {
    return Json.object()
        .put("incident_id", incident.toString())
        .put("site_id", site.value())
        .put(TIME, recoveredAt.toString())
        .put("reason", reason);
  }
}

package osiriscare.protocol.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Drift or trouble on site. The appliance makes the id, so that a repeated report is recognised.
///
/// @param host the machine that it concerns
/// @param details what was observed, scrubbed
/// @param preState the state before anybody acted, scrubbed
/// @param observedAt when it was so, by the clock of the appliance that also dates its evidence:
///   only a later look can prove that it is over
public record Incident(
    IncidentId id,
    SiteId site,
    HostId host,
    String type,
    Severity severity,
    Optional<String> checkType,
    ObjectNode details,
    ObjectNode preState,
    List<String> hipaaControls,
    Optional<Instant> observedAt) {

  public Incident {
    hipaaControls = List.copyOf(hipaaControls);
  }

  /// Reads a report. Unknown fields are ignored.
  public static Incident from(Fields fields) {
    return new Incident(
        fields.parsed("incident_id", IncidentId::parse),
        fields.parsed("site_id", SiteId::new),
        fields.parsed("host_id", HostId::new),
        fields.text("incident_type", 100),
        fields.oneOf("severity", Severity.class),
        fields.optionalText("check_type", 100),
        fields.objectOrEmpty("details"),
        fields.objectOrEmpty("pre_state"),
        fields.texts("hipaa_controls", 50, 50),
        fields.optionalInstant("observed_at"));
  }

  /// The body to send.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("incident_id", id.toString());
    json.put("site_id", site.value());
    json.put("host_id", host.value());
    json.put("incident_type", type);
    json.put("severity", severity.word());
    checkType.ifPresent(value -> json.put("check_type", value));
    json.set("details", details);
    json.set("pre_state", preState);
    json.set("hipaa_controls", Json.array(hipaaControls));
    observedAt.ifPresent(value -> json.put("observed_at", value.toString()));
    return json;
  }
}

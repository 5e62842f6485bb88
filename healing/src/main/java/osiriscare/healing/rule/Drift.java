package osiriscare.healing.rule;

import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A failing check as the scanner reports it: all that a rule may look at.
///
/// @param checkType a check of the catalogue, or the type of a watcher's incident
/// @param host the machine that drifted
/// @param platform `linux`, `nixos`, `windows`, `workstation`, `network` or `device`
/// @param incidentType what happened, when it is no plain check; else the check type
/// @param details the facts that the verdict rests on
public record Drift(
    String checkType,
    String host,
    String platform,
    Severity severity,
    String incidentType,
    ObjectNode details) {
  static final int NAME_MAX = 255;

  /// Reads a state; unknown fields are an error, because a misspelt one would decide wrongly.
  ///
  /// @throws InvalidRequest naming the field
  public static Drift from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      switch (name) {
        case "check_type", "host", "platform", "severity", "incident_type", "details" -> {
          // Known.
        }
        case "drift_detected" -> {
          if (!fields.bool(name)) {
            throw fields.wrong(name, "must be true: without drift there is nothing to decide");
          }
        }
        default -> throw fields.wrong(name, "is not a field of a state");
      }
    }
    var checkType = fields.text("check_type", NAME_MAX);
    return new Drift(
        checkType,
        fields.text("host", NAME_MAX),
        fields.text("platform", NAME_MAX),
        fields.oneOf("severity", Severity.class),
        fields.optionalText("incident_type", NAME_MAX).orElse(checkType),
        fields.objectOrEmpty("details"));
  }

  /// The state as it is written down.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("check_type", checkType);
    json.put("host", host);
    json.put("platform", platform);
    json.put("severity", severity.word());
    if (!incidentType.equals(checkType)) {
      json.put("incident_type", incidentType);
    }
    json.set("details", details);
    return json;
  }
}

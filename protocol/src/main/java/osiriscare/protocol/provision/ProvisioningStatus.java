package osiriscare.protocol.provision;

import java.util.Locale;
import java.util.Optional;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// How far an appliance is with being put into service.
///
/// @param progressPercent 0–100
public record ProvisioningStatus(
    ApplianceId appliance, Phase phase, int progressPercent, Optional<String> message) {

  /// Where it stands.
  public enum Phase {
    CONFIGURING,
    TESTING,
    ACTIVE,
    FAILED;

    /// The word on the wire.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Reads a report.
  public static ProvisioningStatus from(Fields fields) {
    return new ProvisioningStatus(
        fields.parsed("appliance_id", ApplianceId::new),
        fields.oneOf("status", Phase.class),
        (int) fields.integer("progress_percent", 0, 100),
        fields.optionalText("message", 1000));
  }

  /// The body to send.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("appliance_id", appliance.value());
    json.put("status", phase.word());
    json.put("progress_percent", progressPercent);
    message.ifPresent(value -> json.put("message", value));
    return json;
  }
}

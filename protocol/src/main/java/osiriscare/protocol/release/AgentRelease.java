package osiriscare.protocol.release;

import java.util.Set;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What order `update_agent` names: never an address, so that nothing can be fetched from anywhere
/// else than from Central.
///
/// @param sha256 of the whole signed archive
public record AgentRelease(ReleaseVersion version, String sha256) {
  private static final Set<String> NAMES = Set.of("version", "sha256");

  /// Reads an order's parameters.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the parameter
  public static AgentRelease from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!NAMES.contains(name)) {
        throw fields.wrong(name, "is not a parameter of update_agent");
      }
    }
    return new AgentRelease(
        fields.parsed("version", ReleaseVersion::parse),
        fields.parsed("sha256", Sha256::requireHex));
  }

  /// As an order's parameters.
  public ObjectNode toJson() {
    return Json.object().put("version", version.toString()).put("sha256", sha256);
  }
}

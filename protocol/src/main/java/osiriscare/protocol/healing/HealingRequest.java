package osiriscare.protocol.healing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Parameters of a healing order: one runbook on one host, all of it inside the signature.
///
/// @param checkType what is to be put right, when it is a failing check
/// @param incident what it belongs to
public record HealingRequest(
    RunbookId runbook,
    HostId host,
    Map<String, String> parameters,
    HealingOrigin origin,
    Optional<String> checkType,
    Optional<IncidentId> incident) {
  private static final Set<String> FIELDS =
      Set.of("runbook_id", "host", "parameters", "origin", "check_type", "incident_id");
  private static final int NAME_MAX = 255;
  private static final int VALUE_MAX = 1_000;
  private static final int PARAMETERS_MAX = 20;

  public HealingRequest {
    parameters = Map.copyOf(parameters);
  }

  /// Reads the parameters of an order.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static HealingRequest from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw fields.wrong(name, "is not a parameter of healing");
      }
    }
    return new HealingRequest(
        fields.parsed("runbook_id", RunbookId::new),
        fields.parsed("host", HostId::new),
        values(fields),
        fields.oneOf("origin", HealingOrigin.class),
        fields.optionalText("check_type", NAME_MAX),
        fields.optionalParsed("incident_id", IncidentId::parse));
  }

  private static Map<String, String> values(Fields fields) {
    var values = new TreeMap<String, String>();
    if (fields.has("parameters")) {
      var given = fields.object("parameters");
      if (given.tree().size() > PARAMETERS_MAX) {
        throw fields.wrong("parameters", "must be at most " + PARAMETERS_MAX);
      }
      given.tree().propertyNames().forEach(name -> values.put(name, given.text(name, VALUE_MAX)));
    }
    return values;
  }

  /// As the order's parameters are written.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("runbook_id", runbook.value());
    json.put("host", host.value());
    var values = json.putObject("parameters");
    new TreeMap<>(parameters).forEach(values::put);
    json.put("origin", origin.word());
    checkType.ifPresent(type -> json.put("check_type", type));
    incident.ifPresent(id -> json.put("incident_id", id.toString()));
    return json;
  }
}

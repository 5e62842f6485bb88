package osiriscare.protocol.healing;

import java.util.Optional;
import java.util.Set;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Parameters of a `healing_reset` order: a person looked at a host or at a runbook, and what the
/// guardrails counted against it counts anew.
///
/// @param host what was looked at; either this or the runbook
/// @param reason why it may go on, 1–500 characters
public record GuardReset(Optional<HostId> host, Optional<RunbookId> runbook, String reason) {
  private static final Set<String> FIELDS = Set.of("host", "runbook_id", "reason");
  private static final int REASON_MAX = 500;

  /// Reads the parameters of an order.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static GuardReset from(Fields fields) {
    for (var name : fields.tree().propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw fields.wrong(name, "is not a parameter of healing_reset");
      }
    }
    if (fields.has("host") == fields.has("runbook_id")) {
      throw fields.wrong("host", "or runbook_id is required, and not both");
    }
    return new GuardReset(
        fields.optionalParsed("host", HostId::new),
        fields.optionalParsed("runbook_id", RunbookId::new),
        fields.text("reason", REASON_MAX));
  }

  /// As the order's parameters are written.
  public ObjectNode toJson() {
    var json = Json.object();
    host.ifPresent(one -> json.put("host", one.value()));
    runbook.ifPresent(one -> json.put("runbook_id", one.value()));
    json.put("reason", reason);
    return json;
  }
}

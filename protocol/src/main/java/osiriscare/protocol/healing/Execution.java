package osiriscare.protocol.healing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What an appliance says it did about one drift or healing order. Telemetry: it spends the budget
/// of automatic fixes, and proves nothing.
///
/// @param id made by the appliance, so that a repeated report is recognised
/// @param runbook missing when no runbook was chosen
public record Execution(
    UUID id,
    Optional<IncidentId> incident,
    Optional<RunbookId> runbook,
    Optional<String> rule,
    HostId host,
    String checkType,
    Tier tier,
    HealingOutcome outcome,
    Instant startedAt,
    Duration duration,
    Optional<String> error) {
  private static final int NAME_MAX = 100;
  private static final int ERROR_MAX = 2_000;
  private static final Duration DURATION_MAX = Duration.ofDays(1);

  /// Who decided.
  public enum Tier {
    /// The rules on site.
    L1,
    /// The planner.
    L2,
    /// A person.
    L3
  }

  /// Reads one.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static Execution from(Fields fields) {
    var outcome =
        HealingOutcome.of(fields.text("outcome", 20))
            .orElseThrow(() -> fields.wrong("outcome", "is not an outcome of healing"));
    return new Execution(
        fields.parsed("execution_id", Execution::uuid),
        fields.optionalParsed("incident_id", IncidentId::parse),
        fields.optionalParsed("runbook_id", RunbookId::new),
        fields.optionalText("rule_id", NAME_MAX),
        fields.parsed("host_id", HostId::new),
        fields.text("check_type", NAME_MAX),
        tier(fields),
        outcome,
        fields.instant("started_at"),
        Duration.ofMillis(fields.integer("duration_ms", 0, DURATION_MAX.toMillis())),
        fields.optionalText("error", ERROR_MAX));
  }

  /// The body to send.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("execution_id", id.toString());
    incident.ifPresent(one -> json.put("incident_id", one.toString()));
    runbook.ifPresent(one -> json.put("runbook_id", one.value()));
    rule.ifPresent(one -> json.put("rule_id", one));
    json.put("host_id", host.value());
    json.put("check_type", checkType);
    json.put("tier", tier.name());
    json.put("outcome", outcome.word());
    json.put("started_at", startedAt.toString());
    json.put("duration_ms", duration.toMillis());
    error.ifPresent(text -> json.put("error", text));
    return json;
  }

  private static Tier tier(Fields fields) {
    return switch (fields.text("tier", 2)) {
      case "L1" -> Tier.L1;
      case "L2" -> Tier.L2;
      case "L3" -> Tier.L3;
      default -> throw fields.wrong("tier", "must be L1, L2 or L3");
    };
  }

  private static UUID uuid(String text) {
    var id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("must be a UUID in lower case");
    }
    return id;
  }
}

package osiriscare.healing.decision;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What is to be done, and why. Whoever acts has no choice left.
///
/// @param rule the rule that decided, when one did
/// @param runbook what runs or would run
/// @param parameters all of the runbook's parameters
/// @param reason a stable code and a sentence
/// @param until when to look again: the end of a cooldown, the next window
/// @param isUrgent whether a person is paged
public record Decision(
    Kind kind,
    Optional<String> rule,
    Optional<RunbookId> runbook,
    Map<String, String> parameters,
    Reason reason,
    Optional<Instant> until,
    boolean isUrgent) {

  /// Kinds of decisions.
  public enum Kind {
    /// Run the runbook.
    ACT,
    /// Say what would be run.
    DRY_RUN,
    /// Wait for the window or a sane clock.
    DEFER,
    /// Do nothing this time.
    SUPPRESS,
    /// Hand it to the next tier or a person.
    ESCALATE,
    /// Never.
    REFUSE,
    /// Only report it.
    MONITOR;

    /// The word on the wire.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Why: a stable code and a sentence for people.
  public record Reason(String code, String text) {}

  public Decision {
    parameters = Map.copyOf(parameters);
  }

  /// As evidence keeps it.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("decision", kind.word());
    rule.ifPresent(id -> json.put("rule_id", id));
    runbook.ifPresent(id -> json.put("runbook_id", id.value()));
    var values = json.putObject("parameters");
    new TreeMap<>(parameters).forEach(values::put);
    json.put("reason_code", reason.code());
    json.put("reason", reason.text());
    until.ifPresent(time -> json.put("until", time.toString()));
    json.put("urgent", isUrgent);
    return json;
  }
}

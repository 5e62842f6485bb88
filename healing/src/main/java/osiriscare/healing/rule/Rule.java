package osiriscare.healing.rule;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// When this is seen, do that. Pure data; what may really be done is the guardrails' matter.
///
/// @param id unique; a later source replaces an earlier rule with the same id
/// @param conditions all must hold; never empty
/// @param severities only drift of these, or of any when empty
/// @param platforms only hosts of these, or of any when empty
/// @param priority the lower goes first; equal ones go by id
/// @param cooldown how long the same rule leaves the same host alone
/// @param retriesMax how often it may be tried again when the check still fails afterwards
/// @param isGpoManaged the setting may be owned by a group policy, which undoes a local change:
///   coming back is no flapping then
/// @param examples states that it must match and states that it must not; they run as tests
public record Rule(
    String id,
    String name,
    String description,
    RuleSource source,
    boolean isEnabled,
    int priority,
    List<Condition> conditions,
    Set<Severity> severities,
    Set<String> platforms,
    Action action,
    Duration cooldown,
    int retriesMax,
    List<String> hipaaControls,
    boolean isGpoManaged,
    Examples examples) {

  /// Cooldown of a rule that names none.
  public static final Duration COOLDOWN = Duration.ofMinutes(5);

  /// What a rule wants.
  public sealed interface Action {
    /// Run this runbook.
    ///
    /// @param parameters its parameters; a text `${details.NAME}` or `${host}` is taken from the
    ///   drift
    record Run(RunbookId runbook, ObjectNode parameters) implements Action {}

    /// Ask a person.
    ///
    /// @param isUrgent whether a person is paged
    record Escalate(String reason, boolean isUrgent) implements Action {}
  }

  /// States for and against.
  public record Examples(List<Drift> matches, List<Drift> ignores) {
    public Examples {
      matches = List.copyOf(matches);
      ignores = List.copyOf(ignores);
    }
  }

  public Rule {
    conditions = List.copyOf(conditions);
    severities = Set.copyOf(severities);
    platforms = Set.copyOf(platforms);
    hipaaControls = List.copyOf(hipaaControls);
  }

  /// Whether it fits the drift; cooldowns and switches are not looked at.
  public boolean matches(Drift drift) {
    if (!isEnabled
        || (!severities.isEmpty() && !severities.contains(drift.severity()))
        || (!platforms.isEmpty() && !platforms.contains(drift.platform()))) {
      return false;
    }
    // No iterator: this runs for every candidate of every drift.
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(drift)) {
        return false;
      }
    }
    return true;
  }

  /// As it is written in a document, all fields present.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("id", id);
    json.put("name", name);
    if (!description.isEmpty()) {
      json.put("description", description);
    }
    json.put("source", source.word());
    json.put("enabled", isEnabled);
    json.put("priority", priority);
    var list = json.putArray("conditions");
    conditions.forEach(condition -> list.add(condition.toJson()));
    json.set("severities", Json.array(severities.stream().map(Severity::word).sorted().toList()));
    json.set("platforms", Json.array(platforms.stream().sorted().toList()));
    switch (action) {
      case Action.Run(var runbook, var parameters) ->
          json.put("runbook", runbook.value()).set("parameters", parameters);
      case Action.Escalate(var reason, var isUrgent) ->
          json.putObject("escalate").put("reason", reason).put("urgent", isUrgent);
    }
    json.put("cooldown_seconds", cooldown.toSeconds());
    json.put("max_retries", retriesMax);
    json.set("hipaa_controls", Json.array(hipaaControls));
    json.put("gpo_managed", isGpoManaged);
    var both = json.putObject("examples");
    var matches = both.putArray("matches");
    examples.matches().forEach(state -> matches.add(state.toJson()));
    var ignores = both.putArray("ignores");
    examples.ignores().forEach(state -> ignores.add(state.toJson()));
    return json;
  }
}

package osiriscare.healing.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Drift;
import osiriscare.protocol.healing.Allowance;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Everything that a decision depends on beside the policy. Evidence keeps it whole, so that the
/// decision can be replayed.
///
/// @param now the appliance's clock
/// @param clockOffsetMs measured offset of that clock; empty when it is not known, which is not
///   sane
/// @param knownHosts hosts that the appliance looks after
/// @param knownUnits units of the host; empty when they cannot be listed, and then no unit is known
/// @param isHealingOn whether the site heals at all
/// @param isDryRun whether nothing may be changed
public record DecisionInput(
    Subject subject,
    Instant now,
    Optional<Long> clockOffsetMs,
    GuardState state,
    Optional<Allowance> allowance,
    Set<String> knownHosts,
    Set<String> knownUnits,
    boolean isHealingOn,
    boolean isDryRun) {

  private static final int HOSTS_MAX = 10_000;
  private static final int UNITS_MAX = 10_000;
  private static final int NAME_MAX = 256;

  /// What is decided about.
  public sealed interface Subject {
    String host();

    /// Drift that a scan found.
    record Found(Drift drift) implements Subject {
      @Override
      public String host() {
        return drift.host();
      }
    }

    /// A runbook that somebody asks for.
    ///
    /// @param platform of the host, as the appliance knows it
    /// @param check what is to be put right, when it is a failing check
    /// @param executeBefore when it is too late; empty when never
    record Asked(
        RunbookId runbook,
        Map<String, String> parameters,
        String host,
        String platform,
        HealingOrigin origin,
        Optional<String> check,
        Optional<Instant> executeBefore)
        implements Subject {
      public Asked {
        parameters = Map.copyOf(parameters);
      }
    }

    /// Whether a person asks for it.
    default boolean isByPerson() {
      return this instanceof Asked asked && asked.origin() == HealingOrigin.PERSON;
    }
  }

  public DecisionInput {
    knownHosts = Set.copyOf(knownHosts);
    knownUnits = Set.copyOf(knownUnits);
  }

  /// The same with another state.
  DecisionInput with(GuardState other) {
    return new DecisionInput(
        subject,
        now,
        clockOffsetMs,
        other,
        allowance,
        knownHosts,
        knownUnits,
        isHealingOn,
        isDryRun);
  }

  /// As evidence keeps it.
  public ObjectNode toJson() {
    var json = Json.object();
    switch (subject) {
      case Subject.Found(var drift) -> json.set("drift", drift.toJson());
      case Subject.Asked asked -> {
        var request = json.putObject("request");
        request.put("runbook_id", asked.runbook().value());
        var parameters = request.putObject("parameters");
        new TreeMap<>(asked.parameters()).forEach(parameters::put);
        request.put("host", asked.host());
        request.put("platform", asked.platform());
        request.put("origin", asked.origin().word());
        asked.check().ifPresent(check -> request.put("check_type", check));
        asked.executeBefore().ifPresent(end -> request.put("execute_before", end.toString()));
      }
    }
    json.put("now", now.toString());
    clockOffsetMs.ifPresent(offset -> json.put("clock_offset_ms", offset));
    json.set("state", state.toJson());
    allowance.ifPresent(granted -> json.set("allowance", granted.toJson()));
    json.set("known_hosts", Json.array(new TreeSet<>(knownHosts)));
    json.set("known_units", Json.array(new TreeSet<>(knownUnits)));
    json.put("healing_enabled", isHealingOn);
    json.put("dry_run", isDryRun);
    return json;
  }

  /// Reads it back from evidence.
  ///
  /// @throws InvalidRequest naming the field
  public static DecisionInput from(Fields fields) {
    return new DecisionInput(
        subject(fields),
        fields.instant("now"),
        fields.optionalInteger("clock_offset_ms", Long.MIN_VALUE, Long.MAX_VALUE),
        GuardState.from(fields, "state"),
        fields.has("allowance")
            ? Optional.of(Allowance.from(fields.object("allowance")))
            : Optional.empty(),
        Set.copyOf(fields.texts("known_hosts", HOSTS_MAX, NAME_MAX)),
        Set.copyOf(fields.texts("known_units", UNITS_MAX, NAME_MAX)),
        fields.bool("healing_enabled"),
        fields.bool("dry_run"));
  }

  private static Subject subject(Fields fields) {
    if (fields.has("drift") == fields.has("request")) {
      throw fields.wrong("drift", "or request is required, and not both");
    }
    if (fields.has("drift")) {
      return new Subject.Found(Drift.from(fields.object("drift")));
    }
    var request = fields.object("request");
    var given = new TreeMap<String, String>();
    var parameters = request.object("parameters");
    parameters
        .tree()
        .propertyNames()
        .forEach(name -> given.put(name, parameters.text(name, 1_000)));
    return new Subject.Asked(
        request.parsed("runbook_id", RunbookId::new),
        given,
        request.text("host", NAME_MAX),
        request.text("platform", 20),
        request.oneOf("origin", HealingOrigin.class),
        request.optionalText("check_type", NAME_MAX),
        request.has("execute_before")
            ? Optional.of(request.instant("execute_before"))
            : Optional.empty());
  }
}

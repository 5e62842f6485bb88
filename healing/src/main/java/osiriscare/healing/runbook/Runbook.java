package osiriscare.healing.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How one kind of drift is put right.
///
/// @param tool what the cooldown per host and tool counts: runbooks that touch the same thing share
///   it
/// @param isDisruptive whether it interrupts somebody's work and waits for the maintenance window
/// @param timeout longest time for all steps together
/// @param combinations when not empty, the only values that the parameters named in them may have
///   together: whoever asks, a hardening option is never set to a weak value
/// @param detect looks first: when all of these are good there is nothing to do
/// @param verify decides whether it helped; never empty
/// @param rollback undoes it when it did not; empty when it cannot be undone
/// @param effects what it leaves behind, by the thing it changes: two rules whose effects on one
///   thing differ would undo each other
public record Runbook(
    RunbookId id,
    String title,
    String tool,
    Set<String> platforms,
    Severity severity,
    boolean isDisruptive,
    Duration timeout,
    Map<String, Parameter> parameters,
    List<Map<String, String>> combinations,
    List<String> hipaaControls,
    List<Step> detect,
    List<Step> remediate,
    List<Step> verify,
    List<Step> rollback,
    Map<String, String> effects) {

  /// A parameter.
  ///
  /// @param standard its value when none is given; empty means that it is required
  /// @param allowed when not empty, the only values
  public record Parameter(
      ArgumentType type, String description, Optional<String> standard, Set<String> allowed) {
    public Parameter {
      allowed = Set.copyOf(allowed);
    }
  }

  public Runbook {
    platforms = Set.copyOf(platforms);
    parameters = Map.copyOf(parameters);
    combinations = combinations.stream().map(Map::copyOf).toList();
    hipaaControls = List.copyOf(hipaaControls);
    detect = List.copyOf(detect);
    remediate = List.copyOf(remediate);
    verify = List.copyOf(verify);
    rollback = List.copyOf(rollback);
    effects = Map.copyOf(effects);
  }

  /// Whether it can be undone.
  public boolean canRollBack() {
    return !rollback.isEmpty();
  }

  /// Checks given parameters and fills in the standard values.
  ///
  /// @throws InvalidRequest naming the parameter
  public Map<String, String> complete(Map<String, String> given) {
    for (var name : given.keySet()) {
      if (!parameters.containsKey(name)) {
        throw new InvalidRequest(name, "is not a parameter of " + id);
      }
    }
    var complete = new TreeMap<String, String>();
    parameters.forEach((name, parameter) -> {
      var value =
          Optional.ofNullable(given.get(name))
              .or(parameter::standard)
              .orElseThrow(() -> new InvalidRequest(name, "is required"));
      parameter
          .type()
          .refusal(value)
          .ifPresent(why -> {
            throw new InvalidRequest(name, why);
          });
      if (!parameter.allowed().isEmpty() && !parameter.allowed().contains(value)) {
        throw new InvalidRequest(
            name, "must be one of " + parameter.allowed().stream().sorted().toList());
      }
      complete.put(name, value);
    });
    if (!combinations.isEmpty()
        && combinations.stream()
            .noneMatch(one -> complete.entrySet().containsAll(one.entrySet()))) {
      throw new InvalidRequest(
          "parameters", "are no combination that " + id + " knows: " + complete);
    }
    return complete;
  }

  /// Whether it changes nothing.
  public boolean onlyLooks() {
    return remediate.isEmpty();
  }

  /// What it leaves behind with these parameters, by the thing it changes.
  public Map<String, String> effects(Map<String, String> complete) {
    var bound = new TreeMap<String, String>();
    effects.forEach((thing, state) -> bound.put(fill(thing, complete), fill(state, complete)));
    return bound;
  }

  private static String fill(String text, Map<String, String> values) {
    var filled = text;
    for (var entry : values.entrySet()) {
      filled = filled.replace("${" + entry.getKey() + "}", entry.getValue());
    }
    return filled;
  }

  /// As it is written.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("id", id.value());
    json.put("title", title);
    json.put("tool", tool);
    json.set("platforms", Json.array(platforms.stream().sorted().toList()));
    json.put("severity", severity.word());
    json.put("disruptive", isDisruptive);
    json.put("timeout_seconds", timeout.toSeconds());
    json.set("hipaa_controls", Json.array(hipaaControls));
    var list = json.putObject("parameters");
    new TreeMap<>(parameters)
        .forEach((name, parameter) -> {
          var one = list.putObject(name);
          one.put("type", parameter.type().word());
          one.put("description", parameter.description());
          parameter.standard().ifPresent(value -> one.put("default", value));
          if (!parameter.allowed().isEmpty()) {
            one.set("allowed", Json.array(parameter.allowed().stream().sorted().toList()));
          }
        });
    if (!combinations.isEmpty()) {
      var together = json.putArray("combinations");
      combinations.forEach(one -> new TreeMap<>(one).forEach(together.addObject()::put));
    }
    var steps = json.putObject("steps");
    steps.set("detect", array(detect));
    steps.set("remediate", array(remediate));
    steps.set("verify", array(verify));
    steps.set("rollback", array(rollback));
    var left = json.putObject("effects");
    new TreeMap<>(effects).forEach(left::put);
    return json;
  }

  private static ArrayNode array(List<Step> steps) {
    var array = Json.array();
    for (var step : steps) {
      var one = array.addObject();
      one.put("action", step.verb().word());
      var arguments = one.putObject("arguments");
      new TreeMap<>(step.arguments()).forEach(arguments::put);
      one.put("timeout_seconds", step.timeout().toSeconds());
    }
    return array;
  }

  /// All steps in the order of their phases.
  public Stream<Step> steps() {
    return Stream.of(detect, remediate, verify, rollback).flatMap(List::stream);
  }
}

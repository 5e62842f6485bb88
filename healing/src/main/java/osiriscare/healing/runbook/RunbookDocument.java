package osiriscare.healing.runbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import osiriscare.healing.document.YamlTree;
import osiriscare.healing.runbook.Runbook.Parameter;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;

/// Reads runbooks. Strict, like rules: what is not understood is an error that names file and
/// field.
public final class RunbookDocument {
  private static final int RUNBOOKS_MAX = 1_000;
  private static final int STEPS_MAX = 20;
  private static final int COMBINATIONS_MAX = 200;
  private static final int SECONDS_MAX = 7_200;
  private static final long STEP_SECONDS = 30;

  private RunbookDocument() {}

  /// Reads `runbooks: [...]`.
  ///
  /// @throws InvalidRequest naming file and field
  public static List<Runbook> yaml(String text, String name) {
    try {
      return YamlTree.read(text, name).objects("runbooks", RUNBOOKS_MAX, RunbookDocument::runbook);
    } catch (InvalidRequest e) {
      throw new InvalidRequest(
          e.errors().stream()
              .map(error ->
                  new InvalidRequest.FieldError(name + " " + error.field(), error.message()))
              .toList());
    }
  }

  /// Reads one runbook.
  ///
  /// @throws InvalidRequest naming the field
  public static Runbook runbook(Fields fields) {
    only(
        fields,
        Set.of(
            "id",
            "title",
            "tool",
            "platforms",
            "severity",
            "disruptive",
            "timeout_seconds",
            "parameters",
            "combinations",
            "hipaa_controls",
            "steps",
            "effects"));
    var parameters = parameters(fields);
    var steps = fields.object("steps");
    only(steps, Set.of("detect", "remediate", "verify", "rollback"));
    var runbook =
        new Runbook(
            fields.parsed("id", RunbookId::new),
            fields.text("title", 200),
            fields.text("tool", 50),
            Set.copyOf(fields.texts("platforms", 10, 20)),
            fields.oneOf("severity", Severity.class),
            fields.bool("disruptive"),
            Duration.ofSeconds(fields.integer("timeout_seconds", 1, SECONDS_MAX)),
            parameters,
            combinations(fields, parameters),
            fields.texts("hipaa_controls", 20, 50),
            steps(steps, "detect", parameters),
            steps(steps, "remediate", parameters),
            steps(steps, "verify", parameters),
            steps(steps, "rollback", parameters),
            texts(fields, "effects"));
    check(runbook, fields);
    return runbook;
  }

  private static void check(Runbook runbook, Fields fields) {
    if (runbook.verify().isEmpty()) {
      throw fields.wrong("steps", "must verify: what is not verified is not healed");
    }
    if (runbook.onlyLooks()
        && (runbook.isDisruptive() || runbook.canRollBack() || !runbook.effects().isEmpty())) {
      throw fields.wrong("steps", "must remediate: it is said to change something");
    }
    require(runbook.detect(), Set.of(ActionVerb.Kind.LOOKS), fields, "detect");
    require(runbook.verify(), Set.of(ActionVerb.Kind.LOOKS), fields, "verify");
    require(runbook.remediate(), Set.of(ActionVerb.Kind.ACTS), fields, "remediate");
    require(
        runbook.rollback(),
        Set.of(ActionVerb.Kind.ACTS, ActionVerb.Kind.UNDOES),
        fields,
        "rollback");
  }

  private static void require(
      List<Step> steps, Set<ActionVerb.Kind> kinds, Fields fields, String phase) {
    for (var step : steps) {
      if (!kinds.contains(step.verb().kind())) {
        throw fields.wrong("steps." + phase, "must not use " + step.verb().word());
      }
    }
  }

  private static Map<String, Parameter> parameters(Fields fields) {
    var found = new LinkedHashMap<String, Parameter>();
    if (!fields.has("parameters")) {
      return found;
    }
    var all = fields.object("parameters");
    for (var name : all.tree().propertyNames()) {
      var one = all.object(name);
      only(one, Set.of("type", "description", "default", "allowed"));
      var type = one.oneOf("type", ArgumentType.class);
      var standard = one.optionalText("default", 1_000);
      standard
          .flatMap(type::refusal)
          .ifPresent(why -> {
            throw one.wrong("default", why);
          });
      found.put(
          name,
          new Parameter(
              type,
              one.text("description", 500),
              standard,
              one.has("allowed") ? Set.copyOf(one.texts("allowed", 50, 1_000)) : Set.of()));
    }
    return found;
  }

  private static List<Map<String, String>> combinations(
      Fields fields, Map<String, Parameter> parameters) {
    if (!fields.has("combinations")) {
      return List.of();
    }
    var all = fields.objects("combinations", COMBINATIONS_MAX, one -> combination(one, parameters));
    if (all.isEmpty() || all.stream().map(Map::keySet).distinct().count() > 1) {
      throw fields.wrong("combinations", "must all name the same parameters");
    }
    return all;
  }

  private static Map<String, String> combination(Fields one, Map<String, Parameter> parameters) {
    var found = new TreeMap<String, String>();
    for (var name : one.tree().propertyNames()) {
      var parameter = parameters.get(name);
      if (parameter == null) {
        throw one.wrong(name, "is not a parameter of the runbook");
      }
      var value = one.text(name, 1_000);
      parameter
          .type()
          .refusal(value)
          .ifPresent(why -> {
            throw one.wrong(name, why);
          });
      found.put(name, value);
    }
    return found;
  }

  private static List<Step> steps(Fields fields, String phase, Map<String, Parameter> parameters) {
    return fields.has(phase)
        ? fields.objects(phase, STEPS_MAX, step -> step(step, parameters))
        : new ArrayList<>();
  }

  private static Step step(Fields fields, Map<String, Parameter> parameters) {
    only(fields, Set.of("action", "arguments", "timeout_seconds"));
    var word = fields.text("action", 50);
    var verb =
        ActionVerb.of(word).orElseThrow(() -> fields.wrong("action", "is not known: " + word));
    var arguments = texts(fields, "arguments");
    for (var name : arguments.keySet()) {
      if (!verb.arguments().containsKey(name)) {
        throw fields.wrong("arguments." + name, "is not an argument of " + word);
      }
    }
    verb.arguments()
        .forEach((name, type) ->
            refusal(arguments.getOrDefault(name, ""), type, parameters)
                .ifPresent(why -> {
                  throw fields.wrong("arguments." + name, why);
                }));
    return new Step(
        verb,
        arguments,
        Duration.ofSeconds(
            fields.optionalInteger("timeout_seconds", 1, SECONDS_MAX).orElse(STEP_SECONDS)));
  }

  private static Optional<String> refusal(
      String written, ArgumentType type, Map<String, Parameter> parameters) {
    var name = Step.parameterOf(written);
    if (name.isEmpty()) {
      return type.refusal(written);
    }
    var parameter = parameters.get(name);
    if (parameter == null) {
      return Optional.of("names a parameter that the runbook does not have: " + name);
    }
    return parameter.type() == type
        ? Optional.empty()
        : Optional.of("is a " + parameter.type().word() + ", not a " + type.word());
  }

  private static Map<String, String> texts(Fields fields, String name) {
    var found = new TreeMap<String, String>();
    if (fields.has(name)) {
      var object = fields.object(name);
      object.tree().propertyNames().forEach(key -> found.put(key, object.text(key, 1_000)));
    }
    return found;
  }

  private static void only(Fields fields, Set<String> known) {
    for (var name : fields.tree().propertyNames()) {
      if (!known.contains(name)) {
        throw fields.wrong(name, "is not known here");
      }
    }
  }
}

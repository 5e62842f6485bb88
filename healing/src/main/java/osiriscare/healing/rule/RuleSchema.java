package osiriscare.healing.rule;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.incident.IncidentTypes;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of a rule file, made from what the reader accepts: editors complete and check
/// with it. What it says beyond the reader (check types) [RuleReferences] refuses.
public final class RuleSchema {
  private RuleSchema() {}

  /// The schema of `{rules: [...]}`.
  public static ObjectNode document() {
    var schema = Json.object();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Healing rules");
    schema.setAll(
        object(
            List.of("rules"),
            Json.object().set("rules", list(ref("rule"), 0, RuleDocument.RULES_MAX))));
    var parts = schema.putObject("$defs");
    parts.set("rule", rule());
    parts.set("condition", condition());
    parts.set("state", state());
    parts.set("scalar", scalar());
    parts.set("check_type", words(checkTypes()));
    return schema;
  }

  /// Names of all checks and incidents that a rule may be about.
  static Set<String> checkTypes() {
    var types = new TreeSet<>(IncidentTypes.ALL);
    CheckCatalogue.all().stream().map(Check::type).forEach(types::add);
    return types;
  }

  /// The fields of a rule.
  static Set<String> ruleFields() {
    return Set.copyOf(properties().propertyNames());
  }

  private static ObjectNode rule() {
    var rule = object(List.of("id", "name", "conditions"), properties());
    var either = rule.putArray("oneOf");
    either.addObject().set("required", Json.array(List.of("runbook")));
    either.addObject().set("required", Json.array(List.of("escalate")));
    rule.putObject("dependentRequired").set("parameters", Json.array(List.of("runbook")));
    return rule;
  }

  private static ObjectNode properties() {
    var properties = Json.object();
    properties.set("id", text(100).put("pattern", "^" + RuleDocument.ID + "$"));
    properties.set("name", text(200));
    properties.set("description", text(2_000));
    properties.set("source", words(Stream.of(RuleSource.values()).map(RuleSource::word).toList()));
    properties.set("enabled", flag(true));
    properties.set(
        "priority",
        integer(RuleDocument.PRIORITY_MAX)
            .put("default", RuleDocument.PRIORITY)
            .put("description", "the lower goes first; equal ones go by id"));
    properties.set("conditions", list(ref("condition"), 1, RuleDocument.CONDITIONS_MAX));
    properties.set("severities", list(words(severities()), 0, 10));
    properties.set("platforms", list(words(new TreeSet<>(RuleDocument.PLATFORMS)), 0, 10));
    properties.set("runbook", type("string").put("description", "id of a runbook"));
    properties.set("parameters", parameters());
    properties.set("escalate", escalate());
    properties.set(
        "cooldown_seconds",
        integer(RuleDocument.COOLDOWN_MAX).put("default", Rule.COOLDOWN.toSeconds()));
    properties.set("max_retries", integer(RuleDocument.RETRIES_MAX).put("default", 1));
    properties.set("hipaa_controls", list(text(50), 0, 50));
    properties.set("gpo_managed", flag(false));
    properties.set("examples", examples());
    return properties;
  }

  private static ObjectNode parameters() {
    var parameters = type("object");
    parameters.put("description", "a value ${host} or ${details.NAME} is taken from the drift");
    return parameters.set("additionalProperties", ref("scalar"));
  }

  private static ObjectNode escalate() {
    var properties = Json.object();
    properties.set("reason", text(500));
    properties.set("urgent", flag(false).put("description", "whether a person is paged"));
    return object(List.of("reason"), properties);
  }

  private static ObjectNode examples() {
    var properties = Json.object();
    for (var name : List.of("matches", "ignores")) {
      properties.set(name, list(ref("state"), 0, RuleDocument.EXAMPLES_MAX));
    }
    return object(List.of("matches", "ignores"), properties);
  }

  private static ObjectNode state() {
    var properties = Json.object();
    for (var name : List.of("check_type", "host", "platform", "incident_type")) {
      properties.set(name, text(Drift.NAME_MAX));
    }
    properties.set("severity", words(severities()));
    properties.set("drift_detected", Json.object().put("const", true));
    properties.set("details", type("object"));
    return object(List.of("check_type", "host", "platform", "severity"), properties);
  }

  private static ObjectNode condition() {
    var properties = Json.object();
    var field = properties.putObject("field");
    field.putArray("anyOf").add(words(FieldPath.TOP_LEVEL)).add(detail());
    var operators = Arrays.stream(Operator.values());
    properties.set("operator", words(operators.flatMap(RuleSchema::words).toList()));
    properties.putObject("value");
    var condition = object(List.of("field", "operator", "value"), properties);
    var all = condition.putArray("allOf");
    for (var operator : Operator.values()) {
      all.add(when("operator", words(words(operator).toList()), value(operator)));
    }
    all.add(when("field", Json.object().put("const", "check_type"), checkTypeValue()));
    return condition;
  }

  private static ObjectNode detail() {
    return text(Condition.FIELD_MAX).put("pattern", "^" + FieldPath.DETAILS + "$");
  }

  private static ObjectNode value(Operator operator) {
    return switch (operator) {
      case EQUALS, CONTAINS -> ref("scalar");
      case NOT_EQUALS -> anyOf(ref("scalar"), type("null"));
      case REGEX -> text(Condition.TEXT_MAX).put("minLength", 0).put("description", "RE2 syntax");
      case GT, LT, GE, LE -> type("integer");
      case IN, NOT_IN -> list(ref("scalar"), 1, Condition.VALUES_MAX);
      case EXISTS -> type("boolean");
    };
  }

  private static ObjectNode checkTypeValue() {
    return anyOf(
        ref("check_type"), list(ref("check_type"), 1, Condition.VALUES_MAX), type("boolean"));
  }

  private static ObjectNode when(String property, ObjectNode is, ObjectNode value) {
    var rule = Json.object();
    rule.putObject("if").putObject("properties").set(property, is);
    rule.putObject("then").putObject("properties").set("value", value);
    return rule;
  }

  private static Stream<String> words(Operator operator) {
    return Stream.of(operator.word(), operator.shortWord()).distinct();
  }

  private static List<String> severities() {
    return Stream.of(Severity.values()).map(Severity::word).toList();
  }

  private static ObjectNode scalar() {
    return anyOf(text(Condition.TEXT_MAX).put("minLength", 0), type("integer"), type("boolean"));
  }

  private static ObjectNode object(List<String> required, ObjectNode properties) {
    var object = type("object").put("additionalProperties", false);
    object.set("required", Json.array(required));
    return object.set("properties", properties);
  }

  private static ObjectNode list(ObjectNode items, int sizeMin, int sizeMax) {
    return type("array").put("minItems", sizeMin).put("maxItems", sizeMax).set("items", items);
  }

  private static ObjectNode anyOf(ObjectNode... choices) {
    ArrayNode list = Json.array();
    Arrays.stream(choices).forEach(list::add);
    return Json.object().set("anyOf", list);
  }

  private static ObjectNode words(Collection<String> words) {
    return Json.object().set("enum", Json.array(words));
  }

  private static ObjectNode text(int lengthMax) {
    return type("string").put("minLength", 1).put("maxLength", lengthMax);
  }

  private static ObjectNode integer(int max) {
    return type("integer").put("minimum", 0).put("maximum", max);
  }

  private static ObjectNode flag(boolean standard) {
    return type("boolean").put("default", standard);
  }

  private static ObjectNode type(String type) {
    return Json.object().put("type", type);
  }

  private static ObjectNode ref(String name) {
    return Json.object().put("$ref", "#/$defs/" + name);
  }
}

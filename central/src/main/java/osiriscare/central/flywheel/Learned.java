package osiriscare.central.flywheel;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.runbook.Runbook;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What a plan teaches: the narrowest rule that would have made it. It asks for the same check on
/// the same platform, and for each value that the plan took from the facts, that it stands there
/// again. Values are written out, so that the rule can do nothing that was not seen to work.
///
/// @param signature the same for all plans that one rule would have made
record Learned(String signature, Rule rule) {
  private static final String KEY = "[A-Za-z0-9_-]+";
  private static final int DEPTH_MAX = 4;
  private static final int TYPE_MAX = 40;
  private static final int SHORT = 8;

  /// The rule that would have made a plan.
  ///
  /// @return empty when no rule can say it: a value stands nowhere in the facts
  static Optional<Learned> from(Drift drift, Runbook runbook, Map<String, String> parameters) {
    var conditions = Json.array();
    condition(conditions, "check_type", "equals", StringNode.valueOf(drift.checkType()));
    for (var parameter : new TreeMap<>(parameters).entrySet()) {
      if (isOfTheRunbook(runbook, parameter.getKey(), parameter.getValue())) {
        continue;
      }
      if (!observed(conditions, "details", drift.details(), parameter.getValue(), 0)) {
        return Optional.empty();
      }
    }
    return rule(drift, runbook, parameters, conditions);
  }

  private static boolean isOfTheRunbook(Runbook runbook, String name, String value) {
    return Optional.ofNullable(runbook.parameters().get(name))
        .filter(one -> one.allowed().contains(value) || one.standard().equals(Optional.of(value)))
        .isPresent();
  }

  // The first place in the order of names, so that the same facts make the same rule.
  private static boolean observed(
      ArrayNode conditions, String path, JsonNode node, String value, int depth) {
    if (depth > DEPTH_MAX) {
      return false;
    }
    for (var name : new TreeSet<>(node.propertyNames())) {
      var child = node.path(name);
      var field = path + "." + name;
      if (!name.matches(KEY)) {
        continue;
      }
      if (isValue(child, value)) {
        condition(conditions, field, "equals", child);
        return true;
      }
      if (child.isArray() && child.valueStream().anyMatch(one -> isValue(one, value))) {
        child
            .valueStream()
            .filter(one -> isValue(one, value))
            .findFirst()
            .ifPresent(one -> condition(conditions, field, "contains", one));
        return true;
      }
      if (child.isObject() && observed(conditions, field, child, value, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isValue(JsonNode node, String value) {
    return (node.isString() || node.isIntegralNumber()) && node.asString().equals(value);
  }

  private static void condition(ArrayNode all, String field, String operator, JsonNode value) {
    all.addObject().put("field", field).put("operator", operator).set("value", value);
  }

  private static Optional<Learned> rule(
      Drift drift, Runbook runbook, Map<String, String> parameters, ArrayNode conditions) {
    var json = Json.object();
    json.set("conditions", conditions);
    json.putArray("platforms").add(drift.platform());
    json.put("runbook", runbook.id().value());
    new TreeMap<>(parameters).forEach(json.putObject("parameters")::put);
    var signature = Sha256.hex(CanonicalJson.of(json));
    json.put("id", id(drift, signature));
    json.put("name", (runbook.title() + " for " + drift.checkType()).transform(Learned::cut));
    json.put("description", "Learned from plans that helped; pattern " + signature);
    try {
      return Optional.of(new Learned(signature, parse(json)));
    } catch (InvalidRequest _) {
      return Optional.empty();
    }
  }

  private static String cut(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200);
  }

  private static String id(Drift drift, String signature) {
    var type = drift.checkType().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-");
    return "L1-LEARNED-"
        + type.substring(0, Math.min(type.length(), TYPE_MAX))
        + "-"
        + signature.substring(0, SHORT).toUpperCase(Locale.ROOT);
  }

  /// A rule as it is kept.
  ///
  /// @throws InvalidRequest when it is none
  static Rule parse(ObjectNode json) {
    return RuleDocument.rule(Fields.of(json), RuleSource.PROMOTED);
  }
}

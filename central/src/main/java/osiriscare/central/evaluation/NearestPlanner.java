package osiriscare.central.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import osiriscare.central.planner.PlanModel;
import osiriscare.central.planner.Question;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// The baseline: answers what was right about the incident that is most like this one. It knows all
/// incidents but the one that it is asked about (leave-one-out), asks nobody and costs nothing.
final class NearestPlanner implements PlanModel {
  private static final int TYPE_WEIGHT = 5;
  private static final int NAME_WEIGHT = 2;
  private static final int VALUE_WEIGHT = 1;

  /// An incident whose answer is known.
  private record Known(JsonNode incident, Map<String, Integer> features, Scenario scenario) {}

  private final List<Known> known;

  /// @param questions each scenario's question
  NearestPlanner(Map<Scenario, Question> questions) {
    var all = new ArrayList<Known>();
    questions.forEach((scenario, question) -> {
      var incident = incident(question);
      all.add(new Known(incident, features(incident), scenario));
    });
    known = all.stream().sorted(Comparator.comparing(one -> one.scenario().id())).toList();
  }

  @Override
  public Answer ask(Question question) {
    var incident = incident(question);
    var features = features(incident);
    Optional<Known> nearest = Optional.empty();
    double most = -1;
    for (var one : known) {
      double likeness = likeness(features, one.features());
      if (likeness > most && !one.incident().equals(incident)) {
        nearest = Optional.of(one);
        most = likeness;
      }
    }
    return new Answer.Text(
        answer(incident, nearest, (int) Math.round(100 * most)), Optional.empty());
  }

  private static JsonNode incident(Question question) {
    return Json.parse(question.text(), "question").path("incident");
  }

  private static String answer(JsonNode incident, Optional<Known> nearest, int confidence) {
    var plan =
        nearest.map(Known::scenario).flatMap(scenario -> scenario.plans().stream().findFirst());
    var answer = Json.object();
    answer.put("runbook_id", plan.map(one -> one.runbook().value()).orElse(Question.NONE));
    var parameters = answer.putArray("parameters");
    plan.ifPresent(right ->
        new TreeMap<>(right.parameters())
            .forEach((name, value) ->
                parameters
                    .addObject()
                    .put("name", name)
                    .put("value", value(incident, nearest.orElseThrow().incident(), value))));
    answer.put("confidence", Math.max(0, confidence));
    answer.put("needs_person", false);
    answer.put(
        "reasoning",
        nearest.map(one -> "most like " + one.scenario().id()).orElse("nothing is known"));
    return Json.text(answer);
  }

  // Where the other incident had the value, this one has its own.
  private static String value(JsonNode incident, JsonNode other, String value) {
    var here = leaves(incident);
    return leaves(other).entrySet().stream()
        .filter(leaf -> leaf.getValue().equals(value))
        .map(leaf -> here.get(leaf.getKey()))
        .filter(found -> found != null)
        .findFirst()
        .orElse(value);
  }

  private static Map<String, String> leaves(JsonNode node) {
    var leaves = new LinkedHashMap<String, String>();
    collect(node, "", leaves);
    return leaves;
  }

  private static void collect(JsonNode node, String path, Map<String, String> leaves) {
    if (node.isObject()) {
      node.properties().forEach(one -> collect(one.getValue(), path + "/" + one.getKey(), leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), path + "/" + i, leaves);
      }
    } else {
      leaves.put(path, node.asString());
    }
  }

  private static Map<String, Integer> features(JsonNode incident) {
    var features = new HashMap<String, Integer>();
    features.put("type " + incident.path("type").asString(), TYPE_WEIGHT);
    leaves(incident)
        .forEach((path, value) -> {
          features.put("has " + path, NAME_WEIGHT);
          features.put(path + " is " + value, VALUE_WEIGHT);
        });
    return features;
  }

  // What both have, as a share of what either has.
  private static double likeness(Map<String, Integer> one, Map<String, Integer> other) {
    int both = 0;
    int either = 0;
    for (var feature : one.entrySet()) {
      either += feature.getValue();
      both += other.containsKey(feature.getKey()) ? feature.getValue() : 0;
    }
    for (var feature : other.entrySet()) {
      either += one.containsKey(feature.getKey()) ? 0 : feature.getValue();
    }
    return either == 0 ? 0 : (double) both / either;
  }
}

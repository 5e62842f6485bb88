package osiriscare.central.evaluation;

import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Answers as a model writes them.
final class Answers {
  private Answers() {}

  static String json(Scenario.Plan plan, int confidence) {
    var answer = Json.object().put("runbook_id", plan.runbook().value());
    var parameters = answer.putArray("parameters");
    plan.parameters()
        .forEach((name, value) -> parameters.addObject().put("name", name).put("value", value));
    return Json.text(rest(answer, confidence));
  }

  static String none() {
    var answer = Json.object().put("runbook_id", "none");
    answer.putArray("parameters");
    return Json.text(rest(answer, 95));
  }

  private static ObjectNode rest(ObjectNode answer, int confidence) {
    return answer
        .put("confidence", confidence)
        .put("needs_person", false)
        .put("reasoning", "as scripted");
  }
}

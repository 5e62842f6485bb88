package osiriscare.cli.rules;

import osiriscare.healing.decision.Decision;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A tried decision, as it is printed.
final class TrialText {
  private TrialText() {}

  static ObjectNode json(Decision decision) {
    var json = decision.toJson();
    if (decision.rule().isEmpty()) {
      json.putNull("rule_id");
    }
    if (decision.runbook().isEmpty()) {
      json.putNull("runbook_id");
    }
    if (decision.until().isEmpty()) {
      json.putNull("until");
    }
    return json;
  }

  static String words(Decision decision) {
    var text = new StringBuilder("Decision  " + decision.kind().word());
    decision.until().ifPresent(time -> text.append(" until ").append(time));
    text.append(decision.isUrgent() ? " and page a person" : "");
    text.append("\nReason    ").append(decision.reason().text());
    decision.rule().ifPresent(rule -> text.append("\nRule      ").append(rule));
    decision.runbook().ifPresent(runbook -> text.append("\nRunbook   ").append(runbook));
    if (!decision.parameters().isEmpty()) {
      var values = Json.object();
      decision.parameters().forEach(values::put);
      text.append("\n          ").append(Json.text(values));
    }
    return text.toString();
  }
}

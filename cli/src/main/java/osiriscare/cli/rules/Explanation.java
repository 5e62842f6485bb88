package osiriscare.cli.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.Rule.Action;
import osiriscare.healing.runbook.Runbook;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.healing.runbook.Step;
import osiriscare.protocol.json.Json;

/// A rule in words.
final class Explanation {
  private Explanation() {}

  static String of(Rule rule, RunbookCatalogue runbooks) {
    var text = new StringBuilder();
    line(text, rule.id() + ": " + rule.name());
    if (!rule.description().isEmpty()) {
      line(text, rule.description());
    }
    line(text, "");
    line(text, "Source     " + rule.source().word() + ", priority " + rule.priority());
    line(text, "Hosts      " + (rule.platforms().isEmpty() ? "any" : sorted(rule.platforms())));
    line(text, "When       ");
    rule.conditions().forEach(condition -> line(text, "  " + condition));
    switch (rule.action()) {
      case Action.Escalate(var reason, var isUrgent) ->
          line(text, (isUrgent ? "Page a person: " : "Ask a person: ") + reason);
      case Action.Run(var id, var parameters) -> {
        line(text, "Run        " + id + (parameters.isEmpty() ? "" : " " + Json.text(parameters)));
        runbooks.find(id).ifPresent(runbook -> runbook(text, runbook));
        line(
            text,
            "Cooldown   "
                + rule.cooldown().toSeconds()
                + " s, then at most "
                + rule.retriesMax()
                + " more tries");
      }
    }
    line(text, "HIPAA      " + String.join(", ", rule.hipaaControls()));
    line(text, "Matches, for example, " + rule.examples().matches().size() + " states:");
    rule.examples().matches().forEach(state -> line(text, "  " + Json.text(state.toJson())));
    line(text, "and not:");
    rule.examples().ignores().forEach(state -> line(text, "  " + Json.text(state.toJson())));
    return text.toString().stripTrailing();
  }

  private static void runbook(StringBuilder text, Runbook runbook) {
    line(
        text,
        "           "
            + runbook.title()
            + (runbook.isDisruptive() ? " (waits for the maintenance window)" : ""));
    steps(text, "look first", runbook.detect());
    steps(text, "do", runbook.remediate());
    steps(text, "verify", runbook.verify());
    steps(text, "else undo", runbook.rollback());
  }

  private static void steps(StringBuilder text, String phase, List<Step> steps) {
    for (var step : steps) {
      var arguments = new StringBuilder();
      new TreeMap<>(step.arguments())
          .forEach((name, value) -> arguments.append(' ').append(name).append('=').append(value));
      line(
          text,
          "           %-10s %s%s"
              .formatted(
                  phase, step.verb().word().replace('_', ' ').toLowerCase(Locale.ROOT), arguments));
    }
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }

  private static void line(StringBuilder text, String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}

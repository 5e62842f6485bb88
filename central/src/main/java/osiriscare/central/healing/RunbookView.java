package osiriscare.central.healing;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import osiriscare.central.route.Described;
import osiriscare.healing.runbook.Runbook;
import osiriscare.healing.runbook.Step;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// A runbook.
public record RunbookView(
    String runbookId,
    String title,
    @Described("What the cooldown per host and tool counts") String tool,
    List<String> platforms,
    Severity severity,
    @Described("Whether it waits for the maintenance window") boolean disruptive,
    long timeoutSeconds,
    List<ParameterView> parameters,
    List<String> hipaaControls,
    List<StepView> detect,
    List<StepView> remediate,
    List<StepView> verify,
    @Described("Empty when it cannot be undone") List<StepView> rollback,
    @Described("Rules that run it") List<String> usedBy) {

  /// One parameter.
  public record ParameterView(
      String name,
      String type,
      String description,
      @Described("Its value when none is given; null means that it is required")
          Optional<String> standard,
      @Described("When not empty, the only values") List<String> allowed) {}

  /// One step.
  public record StepView(String action, JsonNode arguments, long timeoutSeconds) {
    static StepView of(Step step) {
      var arguments = Json.object();
      new TreeMap<>(step.arguments()).forEach(arguments::put);
      return new StepView(step.verb().word(), arguments, step.timeout().toSeconds());
    }
  }

  static RunbookView of(Runbook runbook, List<String> usedBy) {
    return new RunbookView(
        runbook.id().value(),
        runbook.title(),
        runbook.tool(),
        runbook.platforms().stream().sorted().toList(),
        runbook.severity(),
        runbook.isDisruptive(),
        runbook.timeout().toSeconds(),
        new TreeMap<>(runbook.parameters())
            .entrySet().stream()
                .map(entry ->
                    new ParameterView(
                        entry.getKey(),
                        entry.getValue().type().word(),
                        entry.getValue().description(),
                        entry.getValue().standard(),
                        entry.getValue().allowed().stream().sorted().toList()))
                .toList(),
        runbook.hipaaControls(),
        steps(runbook.detect()),
        steps(runbook.remediate()),
        steps(runbook.verify()),
        steps(runbook.rollback()),
        usedBy);
  }

  private static List<StepView> steps(List<Step> steps) {
    return steps.stream().map(StepView::of).toList();
  }
}

package osiriscare.healing.decision;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.Decision.Reason;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.runbook.ActionVerb;
import osiriscare.healing.runbook.Runbook;
import osiriscare.healing.runbook.Step;

/// A runbook with its parameters, before the guardrails.
///
/// @param cause the check that drifted; empty for an order
record Candidate(
    Optional<Rule> rule,
    Runbook runbook,
    Map<String, String> parameters,
    String host,
    Optional<String> cause) {
  private static final Set<ActionVerb> RESTARTS =
      Set.of(ActionVerb.UNIT_RESTART, ActionVerb.WORKERS_RESTART, ActionVerb.HOST_REBOOT);

  Candidate {
    parameters = Map.copyOf(parameters);
  }

  /// What the guardrails remember it by. One check may fail for several reasons, each of which has
  /// its own rule and unit, and none of which is a relapse of another.
  String subject() {
    return Stream.of(cause.orElse("order " + runbook.id()), rule.map(Rule::id).orElse(""), unit())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /// The unit that it starts or restarts, or the empty text.
  String unit() {
    return runbook.remediate().stream()
        .filter(step -> step.verb().arguments().containsKey("unit"))
        .map(step -> step.bind(parameters).argument("unit"))
        .findFirst()
        .orElse("");
  }

  /// Whether it restarts something.
  boolean isRestart() {
    return runbook.remediate().stream().map(Step::verb).anyMatch(RESTARTS::contains);
  }

  /// Whether it interrupts somebody's work. A log service's restart does, whatever the runbook
  /// says: while it is down nothing is recorded. Starting one that has stopped does not.
  boolean isDisruptive() {
    return runbook.isDisruptive()
        || runbook.remediate().stream()
            .filter(step -> RESTARTS.contains(step.verb()))
            .flatMap(step -> step.bind(parameters).arguments().values().stream())
            .anyMatch(LogServices::isOne);
  }

  Decision decide(Kind kind, Reason reason) {
    return new Decision(
        kind,
        rule.map(Rule::id),
        Optional.of(runbook.id()),
        parameters,
        reason,
        Optional.empty(),
        false);
  }
}

package osiriscare.appliance.action;

import osiriscare.healing.runbook.Step;

/// Carries out single steps.
@FunctionalInterface
public interface Actions {
  /// Carries out a step whose arguments are bound.
  ///
  /// @param runId of the run it belongs to: what one run changed can be undone by it
  StepResult run(Step step, String runId) throws InterruptedException;
}

package osiriscare.appliance.action;

import osiriscare.healing.runbook.Step;
import osiriscare.protocol.healing.SignedDocument;

/// Carries out single steps.
@FunctionalInterface
public interface Actions {
  /// Carries out a step whose arguments are bound.
  ///
  /// @param runId of the run it belongs to: what one run changed can be undone by it
  StepResult run(Step step, String runId) throws InterruptedException;

  /// Keeps the firewall that Central signed for the site of this host, for `firewall_restore`.
  default StepResult keepFirewall(SignedDocument document) {
    return StepResult.refused("firewalls are not kept here");
  }
}

package osiriscare.appliance.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.action.StepResult;
import osiriscare.appliance.drift.CheckLook;
import osiriscare.evidence.bundle.BundleContent.ActionTaken;
import osiriscare.healing.runbook.ActionVerb;
import osiriscare.healing.runbook.Runbook;
import osiriscare.healing.runbook.Step;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.json.InvalidRequest;

/// One run of a runbook: look, act, look again, and undo when it did not help. Decides nothing;
/// what a program's exit status says never makes it a success, only the second look does.
final class RunbookRun {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Runbook runbook;
  private final Map<String, String> parameters;
  private final String runId;
  private final Actions actions;
  private final CheckLook scan;
  private final Clock clock;
  private final Pause pause;
  private final Instant deadline;
  private final List<ActionTaken> taken = new ArrayList<>();

  /// Lets time pass.
  @FunctionalInterface
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  RunbookRun(
      Runbook runbook,
      Map<String, String> parameters,
      String runId,
      Actions actions,
      CheckLook scan,
      Clock clock,
      Pause pause) {
    this.runbook = runbook;
    this.parameters = parameters;
    this.runId = runId;
    this.actions = actions;
    this.scan = scan;
    this.clock = clock;
    this.pause = pause;
    this.deadline = clock.instant().plus(runbook.timeout());
  }

  /// What was done, in order.
  List<ActionTaken> taken() {
    return List.copyOf(taken);
  }

  /// Runs it from the start.
  HealingOutcome run() throws InterruptedException {
    if (!runbook.detect().isEmpty() && all("detect", runbook.detect(), false)) {
      // Somebody was faster; nothing is to be claimed.
      return HealingOutcome.MONITORED;
    }
    boolean wasDone = all("remediate", runbook.remediate(), false);
    if (wasDone && all("verify", runbook.verify(), true)) {
      return HealingOutcome.HEALED;
    }
    return undo();
  }

  /// After the appliance was stopped in the middle: nothing is done again, the second look tells.
  HealingOutcome lookAfterInterruption() throws InterruptedException {
    taken.add(
        new ActionTaken(
            taken.size() + 1,
            "interrupted",
            Optional.empty(),
            Optional.empty(),
            0,
            "the appliance stopped in the middle; the action was not run again"));
    return all("verify", runbook.verify(), true) ? HealingOutcome.HEALED : HealingOutcome.FAILED;
  }

  private HealingOutcome undo() throws InterruptedException {
    return runbook.canRollBack() && all("rollback", runbook.rollback(), false)
        ? HealingOutcome.REVERTED
        : HealingOutcome.FAILED;
  }

  private boolean all(String phase, List<Step> steps, boolean mayTakeTime)
      throws InterruptedException {
    for (var step : steps) {
      if (!one(phase, step, mayTakeTime)) {
        return false;
      }
    }
    return true;
  }

  // What was acted on may need a moment until it can be seen, but no longer than the step's limit.
  private boolean one(String phase, Step written, boolean mayTakeTime) throws InterruptedException {
    var start = clock.instant();
    StepResult result;
    try {
      var step = written.bind(parameters);
      var end = start.plus(step.timeout());
      result = attempt(step);
      while (mayTakeTime && !result.isGood() && clock.instant().plus(LOOK_AGAIN).isBefore(end)) {
        pause.of(LOOK_AGAIN);
        result = attempt(step);
      }
    } catch (InvalidRequest e) {
      result = StepResult.refused(String.valueOf(e.getMessage()));
    }
    taken.add(
        new ActionTaken(
            taken.size() + 1,
            phase + ": " + written.verb().word(),
            result.command(),
            result.exitCode(),
            Duration.between(start, clock.instant()).toMillis(),
            (result.isGood() ? "good: " : "not good: ") + result.text()));
    return result.isGood();
  }

  // When the appliance is stopped, no answer says anything about the host.
  private StepResult attempt(Step step) throws InterruptedException {
    requireGoingOn();
    var result = ask(step);
    requireGoingOn();
    return result;
  }

  private static void requireGoingOn() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the appliance is being stopped");
    }
  }

  private StepResult ask(Step step) throws InterruptedException {
    if (step.verb().kind() != ActionVerb.Kind.UNDOES && !clock.instant().isBefore(deadline)) {
      return StepResult.refused("the runbook's time is over");
    }
    return step.verb() == ActionVerb.CHECK_PASSES
        ? check(step.argument("check"))
        : actions.run(step, runId);
  }

  private StepResult check(String type) throws InterruptedException {
    var seen = scan.look(type);
    if (seen.isEmpty()) {
      return StepResult.refused("there is no check " + type + " here");
    }
    var verdict = seen.get().verdict();
    var text = verdict.word() + verdict.why().map(why -> ": " + why).orElse("");
    return new StepResult(
        verdict instanceof Verdict.Pass, Optional.empty(), Optional.empty(), text);
  }
}

package osiriscare.appliance.healing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.evidence.bundle.BundleContent.ActionTaken;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardEvent.Finished;
import osiriscare.healing.guard.GuardEvent.Started;
import osiriscare.healing.runbook.Runbook;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Takes a decision to act from before its first step to its proof.
///
/// A run is written down before its first step, with all that it was decided by. After a crash it
/// is not begun again: a second look tells how things stand, and evidence says that it was cut off.
final class HealingRuns {
  private static final Logger log = LoggerFactory.getLogger(HealingRuns.class);

  private final HealingStore store;
  private final OpenDrifts drifts;
  private final Hosts hosts;
  private final EvidenceWriter evidence;
  private final Clock clock;
  private final RunbookRun.Pause pause;

  HealingRuns(
      HealingStore store,
      OpenDrifts drifts,
      Hosts hosts,
      EvidenceWriter evidence,
      Clock clock,
      RunbookRun.Pause pause) {
    this.store = store;
    this.drifts = drifts;
    this.hosts = hosts;
    this.evidence = evidence;
    this.clock = clock;
    this.pause = pause;
  }

  private record Run(String id, DecisionInput input, Decision decision, Healer healer) {
    RunbookId runbookId() {
      return decision.runbook().orElseThrow();
    }

    // Empty when the policy lost it while the run was cut off.
    Optional<Runbook> runbook() {
      return healer.policy().runbooks().find(runbookId());
    }

    ObjectNode toJson() {
      var body = Json.object();
      body.set("decision_input", input.toJson());
      body.put("runbook_id", runbookId().value());
      decision.rule().ifPresent(rule -> body.put("rule_id", rule));
      var parameters = body.putObject("parameters");
      decision.parameters().forEach(parameters::put);
      return body;
    }

    static Run cutOff(HealingStore.Unfinished unfinished, Healer healer) {
      var body = unfinished.body();
      var decision =
          new Decision(
              Kind.ACT,
              body.optionalText("rule_id", 200),
              Optional.of(body.parsed("runbook_id", RunbookId::new)),
              texts(body.object("parameters")),
              new Decision.Reason("allowed", "every guardrail agrees"),
              Optional.empty(),
              false);
      var input = DecisionInput.from(body.object("decision_input"));
      return new Run(unfinished.runId(), input, decision, healer);
    }

    private static Map<String, String> texts(Fields fields) {
      var found = new TreeMap<String, String>();
      fields.tree().propertyNames().forEach(name -> found.put(name, fields.text(name, 1_000)));
      return found;
    }
  }

  /// Does what was decided.
  ///
  /// @param runId by which the run is known from now on
  /// @param seen when what it is about was seen
  /// @throws InterruptedException when the appliance is stopped; a run that had begun is looked
  ///   after at the next start
  HealingOutcome act(
      String runId, Instant seen, DecisionInput input, Decision decision, Healer healer)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the appliance is being stopped");
    }
    var run = new Run(runId, input, decision, healer);
    var runbook = run.runbook().orElseThrow();
    store.transaction(connection -> {
      HealingStore.begin(connection, runId, run.toJson(), clock.instant());
      HealingStore.add(connection, healer.started(decision, input));
      drifts.open(connection, input, decision, "act", seen);
      return run;
    });
    log.atInfo()
        .addKeyValue("runbook", run.runbookId())
        .addKeyValue("rule", decision.rule().orElse("-"))
        .addKeyValue("host", input.subject().host())
        .log("healing");
    var running = running(run, runbook);
    var outcome = running.run();
    finish(run, outcome, running.taken());
    return outcome;
  }

  /// Looks after the runs that were under way when the appliance stopped.
  void lookAfterInterrupted(Healer healer) throws InterruptedException {
    for (var unfinished : store.unfinished()) {
      var run = Run.cutOff(unfinished, healer);
      log.atWarn()
          .addKeyValue("runbook", run.runbookId())
          .log("a run was cut off; looking, not repeating");
      if (run.runbook().isEmpty()) {
        finish(run, HealingOutcome.FAILED, List.of());
        continue;
      }
      var again = running(run, run.runbook().get());
      var outcome = again.lookAfterInterruption();
      finish(run, outcome, again.taken());
    }
  }

  private RunbookRun running(Run run, Runbook runbook) {
    var host = run.input().subject().host();
    return new RunbookRun(
        runbook,
        run.decision().parameters(),
        run.id(),
        hosts.actions(host),
        hosts.look(host),
        clock,
        pause);
  }

  private void finish(Run run, HealingOutcome outcome, List<ActionTaken> taken) {
    var started = started(run);
    store.transaction(connection -> {
      HealingStore.add(
          connection,
          new Finished(
              clock.instant(),
              started.host(),
              started.subject(),
              started.tool(),
              started.runbook(),
              started.target(),
              outcome));
      evidence.recordHealing(
          connection,
          new EvidenceWriter.Healing(
              run.input(),
              run.decision(),
              outcome,
              taken,
              Optional.of(run.id()),
              run.healer().policy().hash(),
              run.runbook().map(Runbook::canRollBack).orElse(false)));
      HealingStore.end(connection, run.id());
      return outcome;
    });
    log.atInfo()
        .addKeyValue("runbook", started.runbook())
        .addKeyValue("host", started.host())
        .addKeyValue("outcome", outcome.word())
        .log("healing ended");
  }

  // As it was written down, since the policy may have lost the runbook in the meantime.
  private Started started(Run run) {
    var runbook = run.runbookId().value();
    return store.guardState().running().stream()
        .filter(begun -> begun.host().equals(run.input().subject().host()))
        .filter(begun -> begun.runbook().equals(runbook))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a run that never began: " + runbook));
  }
}

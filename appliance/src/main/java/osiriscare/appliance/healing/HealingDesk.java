package osiriscare.appliance.healing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.appliance.drift.HostScan;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.healing.DeferredOrders.Deferred;
import osiriscare.appliance.incident.IncidentQueue;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.bundle.BundleContent.ActionTaken;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.DecisionInput.Subject;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardEvent;
import osiriscare.healing.guard.GuardEvent.Finished;
import osiriscare.healing.guard.GuardEvent.Recovered;
import osiriscare.healing.guard.GuardEvent.RunbookReset;
import osiriscare.healing.guard.GuardEvent.Started;
import osiriscare.healing.guard.GuardState;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.runbook.Runbook;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.healing.GuardReset;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Takes every failing check of a scan from decision to proof. One at a time: what one run changed,
/// the next must see.
///
/// A run is written down before its first step, with all that it was decided by. After a crash it
/// is not begun again: a second look tells how things stand, and evidence says that it was cut off.
public final class HealingDesk {
  private static final Logger log = LoggerFactory.getLogger(HealingDesk.class);

  private final HealingStore store;
  private final DeferredOrders deferred;
  private final ApplianceConfig config;
  private final Supplier<Healer> healers;
  private final AllowanceDesk allowances;
  private final Actions actions;
  private final HostScan scan;
  private final Units units;
  private final EvidenceWriter evidence;
  private final IncidentQueue incidents;
  private final PhiScrubber scrubber;
  private final Clock clock;
  private final RunbookRun.Pause pause;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile Optional<ScanResult> lastScan = Optional.empty();
  // Of the current pass, so that one pass has one policy; guarded by oneAtATime.
  private Healer healer;

  private static final Duration WAIT_FOR_TURN = Duration.ofSeconds(30);

  /// Tells which units the host has.
  @FunctionalInterface
  public interface Units {
    boolean exists(String unit) throws InterruptedException;
  }

  /// The desk of this machine.
  ///
  /// @param healers asked at the start of each pass for the policy that holds then
  public static HealingDesk of(
      ApplianceConfig config,
      LocalStore store,
      Actions actions,
      HostScan scan,
      EvidenceWriter evidence,
      IncidentQueue incidents,
      PhiScrubber scrubber,
      Clock clock,
      Supplier<Healer> healers,
      AllowanceDesk allowances) {
    return new HealingDesk(
        new HealingStore(store),
        new DeferredOrders(store),
        config,
        healers,
        allowances,
        actions,
        scan,
        HostUnits::exists,
        evidence,
        incidents,
        scrubber,
        clock,
        Thread::sleep);
  }

  HealingDesk(
      HealingStore store,
      DeferredOrders deferred,
      ApplianceConfig config,
      Supplier<Healer> healers,
      AllowanceDesk allowances,
      Actions actions,
      HostScan scan,
      Units units,
      EvidenceWriter evidence,
      IncidentQueue incidents,
      PhiScrubber scrubber,
      Clock clock,
      RunbookRun.Pause pause) {
    this.pause = pause;
    this.store = store;
    this.deferred = deferred;
    this.config = config;
    this.healers = healers;
    this.allowances = allowances;
    this.healer = healers.get();
    this.actions = actions;
    this.scan = scan;
    this.units = units;
    this.evidence = evidence;
    this.incidents = incidents;
    this.scrubber = scrubber;
    this.clock = clock;
  }

  /// Looks after the runs that were under way when the appliance stopped. To be called once, before
  /// the first scan.
  public void resume() throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      lookAfterInterrupted();
    } finally {
      oneAtATime.unlock();
    }
  }

  // One pass has one policy, and a clock that was looked at.
  private void beginPass() {
    healer = healers.get();
    store.noteClock(clock.instant());
  }

  private void lookAfterInterrupted() throws InterruptedException {
    beginPass();
    for (var run : store.unfinished()) {
      var input = DecisionInput.from(run.body().object("decision_input"));
      var id = run.body().parsed("runbook_id", RunbookId::new);
      var parameters = texts(run.body().object("parameters"));
      var runbook = healer.policy().runbooks().find(id);
      var decision = decision(run.body(), id, parameters);
      var cutOff = new Run(run.runId(), input, decision);
      log.atWarn().addKeyValue("runbook", id).log("a run was cut off; looking, not repeating");
      if (runbook.isEmpty()) {
        finish(cutOff, HealingOutcome.FAILED, List.of());
        continue;
      }
      var again =
          new RunbookRun(runbook.get(), parameters, run.runId(), actions, scan, clock, pause);
      var outcome = again.lookAfterInterruption();
      finish(cutOff, outcome, again.taken());
    }
  }

  private static Decision decision(Fields body, RunbookId id, Map<String, String> parameters) {
    return new Decision(
        Kind.ACT,
        body.optionalText("rule_id", 200),
        Optional.of(id),
        parameters,
        new Decision.Reason("allowed", "every guardrail agrees"),
        Optional.empty(),
        false);
  }

  /// Heals what a scan found.
  public void heal(ScanResult result) throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      beginPass();
      lastScan = Optional.of(result);
      announcePolicy();
      for (var observation : result.observations()) {
        switch (observation.verdict()) {
          case Verdict.Pass _ -> recovered(observation);
          case Verdict.Fail _ -> heal(observation, result);
          case Verdict.Unknown _ -> {
            // Nothing is known, so nothing is done and nothing is over.
          }
        }
      }
      carryOutDeferred();
    } finally {
      oneAtATime.unlock();
    }
  }

  /// Carries out a healing order, through the same guardrails. The order's id is the run's: after a
  /// crash the run is looked after, never repeated. One that must wait for the window or a sane
  /// clock is told to be deferred, and runs with the first scan that finds its time come.
  ///
  /// @param executeBefore until when it may be run
  /// @throws OrderFailed with the word of the outcome, unless it healed
  public ObjectNode carryOut(OrderId order, HealingRequest request, Instant executeBefore)
      throws InterruptedException {
    if (!oneAtATime.tryLock(WAIT_FOR_TURN.toSeconds(), TimeUnit.SECONDS)) {
      throw new OrderFailed("busy", "another runbook is at work");
    }
    try {
      lookAfterInterrupted();
      if (store.ended(order.value()).isEmpty()) {
        announcePolicy();
        carryOut(new Deferred(order, request, clock.instant(), executeBefore), order.value());
      }
      return HealingOrder.result(store.ended(order.value()).orElseThrow());
    } finally {
      oneAtATime.unlock();
    }
  }

  /// Notes that a person looked: what the guardrails counted against the host or the runbook counts
  /// anew.
  ///
  /// @throws OrderFailed when the host is not one that this appliance looks after
  public void reset(GuardReset reset) throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      var now = clock.instant();
      store.transaction(connection -> {
        HealingStore.add(connection, event(reset, now));
        return reset;
      });
    } finally {
      oneAtATime.unlock();
    }
  }

  private GuardEvent event(GuardReset reset, Instant now) {
    if (reset.runbook().isPresent()) {
      return new RunbookReset(now, reset.runbook().get().value());
    }
    var host = reset.host().orElseThrow();
    if (!host.equals(config.hostname())) {
      throw new OrderFailed("unknown_host", "this appliance does not look after " + host);
    }
    return new GuardEvent.Reset(now, host.value());
  }

  private void carryOutDeferred() throws InterruptedException {
    for (var waiting : deferred.due(clock.instant())) {
      if (store.ended(waiting.runId()).isEmpty()) {
        carryOut(waiting, waiting.runId());
      } else {
        deferred.remove(waiting.order());
      }
    }
  }

  private void carryOut(Deferred order, String runId) throws InterruptedException {
    var request = order.request();
    var scan =
        lastScan.orElseThrow(
            () -> new OrderFailed("not_ready", "the host was not looked at since the start"));
    var subject = HealingOrder.subject(order, platform(scan).word());
    var input = input(subject, scan.facts().ntpOffsetMs());
    var decision = healer.decide(input);
    if (decision.kind() == Kind.ACT) {
      act(runId, input, decision);
      if (request.checkType().isPresent()) {
        lookAgain(request.checkType().get());
      }
    } else {
      told(order, runId, input, decision);
    }
    if (decision.kind() != Kind.DEFER) {
      deferred.remove(order.order());
    }
  }

  // A deferral is told once, however often it is put off.
  private void told(Deferred order, String runId, DecisionInput input, Decision decision) {
    var due = decision.until().orElse(input.now());
    boolean isWaiting = decision.kind() == Kind.DEFER && !due.isAfter(order.executeBefore());
    store.transaction(connection -> {
      if (isWaiting) {
        DeferredOrders.add(
            connection, new Deferred(order.order(), order.request(), due, order.executeBefore()));
      }
      if (!isWaiting || runId.equals(order.order().value())) {
        evidence.recordHealing(
            connection,
            new EvidenceWriter.Healing(
                input,
                decision,
                outcome(decision.kind()),
                List.of(),
                Optional.of(runId),
                healer.policy().hash(),
                false));
      }
      return due;
    });
  }

  private static Check.Platform platform(ScanResult scan) {
    return scan.facts().nixosRevision().isPresent() ? Check.Platform.NIXOS : Check.Platform.LINUX;
  }

  // Decisions name the policy by its hash; the chain holds it, so that they can be replayed for
  // ever.
  private void announcePolicy() {
    var policy = healer.policy();
    store.transaction(connection -> {
      if (HealingStore.addPolicy(connection, policy.hash())) {
        evidence.recordRuleset(connection, policy);
      }
      return policy;
    });
  }

  private void recovered(CheckObservation observation) {
    var host = observation.host().value();
    store.transaction(connection -> {
      boolean wasOpen = HealingStore.close(connection, host, observation.checkType());
      if (wasOpen) {
        HealingStore.add(connection, new Recovered(clock.instant(), host, observation.checkType()));
      }
      return wasOpen;
    });
  }

  private void heal(CheckObservation observation, ScanResult result) throws InterruptedException {
    var subject = new Subject.Found(drift(observation, result));
    var clockOffset = result.facts().ntpOffsetMs();
    var input = input(subject, clockOffset);
    var decision = healer.decide(input);
    if (decision.kind() == Kind.ACT) {
      var outcome = act(UUID.randomUUID().toString(), input, decision);
      lookAgain(observation.checkType());
      if (outcome == HealingOutcome.FAILED || outcome == HealingOutcome.REVERTED) {
        // The guardrails know by now that it did not help: a person is asked at once.
        var after = input(subject, clockOffset);
        tell(observation, after, healer.decide(after));
      }
    } else {
      tell(observation, input, decision);
    }
  }

  private Drift drift(CheckObservation observation, ScanResult result) {
    var check = CheckCatalogue.require(observation.checkType());
    var platform =
        check.platforms().contains(Check.Platform.NETWORK)
            ? Check.Platform.NETWORK
            : platform(result);
    return new Drift(
        check.type(),
        observation.host().value(),
        platform.word(),
        check.severity(),
        check.type(),
        scrubber.scrub(observation.preState()));
  }

  // Only what the decision depends on, so that evidence stays small: the events about this host and
  // runbook, and the one unit.
  private DecisionInput input(Subject subject, Optional<Long> clockOffset)
      throws InterruptedException {
    var now = clock.instant();
    var state = store.guardState().at(now);
    var wanted = healer.candidate(subject);
    var unit = wanted.map(Healer.Wanted::unit).filter(name -> !name.isEmpty());
    return new DecisionInput(
        subject,
        now,
        clockOffset,
        wanted
            .map(candidate -> state.about(subject.host(), candidate.runbook().value()))
            .orElse(GuardState.EMPTY),
        wanted.flatMap(
            candidate -> allowances.last().map(allowance -> allowance.about(candidate.runbook()))),
        Set.of(config.hostname().value()),
        unit.isPresent() && units.exists(unit.get()) ? Set.of(unit.get()) : Set.of(),
        config.healing(),
        config.healingDryRun());
  }

  private record Run(String id, DecisionInput input, Decision decision) {}

  private HealingOutcome act(String runId, DecisionInput input, Decision decision)
      throws InterruptedException {
    var run = new Run(runId, input, decision);
    var runbook = healer.policy().runbooks().find(decision.runbook().orElseThrow()).orElseThrow();
    store.transaction(connection -> {
      HealingStore.begin(connection, run.id(), body(run), clock.instant());
      HealingStore.add(connection, healer.started(decision, input));
      openIncident(connection, run.input(), decision, "act");
      return run;
    });
    log.atInfo()
        .addKeyValue("runbook", runbook.id())
        .addKeyValue("rule", decision.rule().orElse("-"))
        .addKeyValue("host", input.subject().host())
        .log("healing");
    var running =
        new RunbookRun(runbook, decision.parameters(), run.id(), actions, scan, clock, pause);
    var outcome = running.run();
    finish(run, outcome, running.taken());
    return outcome;
  }

  private static ObjectNode body(Run run) {
    var body = Json.object();
    body.set("decision_input", run.input().toJson());
    body.put("runbook_id", run.decision().runbook().orElseThrow().value());
    run.decision().rule().ifPresent(rule -> body.put("rule_id", rule));
    var parameters = body.putObject("parameters");
    run.decision().parameters().forEach(parameters::put);
    return body;
  }

  private static Map<String, String> texts(Fields fields) {
    var found = new TreeMap<String, String>();
    fields.tree().propertyNames().forEach(name -> found.put(name, fields.text(name, 1_000)));
    return found;
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
              healer.policy().hash(),
              canRollBack(run)));
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
    var runbook = run.decision().runbook().orElseThrow().value();
    return store.guardState().running().stream()
        .filter(begun -> begun.host().equals(run.input().subject().host()))
        .filter(begun -> begun.runbook().equals(runbook))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a run that never began: " + runbook));
  }

  private boolean canRollBack(Run run) {
    return run.decision()
        .runbook()
        .flatMap(healer.policy().runbooks()::find)
        .map(Runbook::canRollBack)
        .orElse(false);
  }

  private void lookAgain(String checkType) throws InterruptedException {
    var seen = scan.look(checkType);
    if (seen.isPresent()) {
      evidence.record(seen.get());
      if (seen.get().verdict() instanceof Verdict.Pass) {
        recovered(seen.get());
      }
    }
  }

  // The same word about the same drift is said once, not with every scan; but for the request for a
  // larger share of the budget, which Central forgets.
  private void tell(CheckObservation observation, DecisionInput input, Decision decision) {
    var told = decision.kind().word() + " " + decision.reason().code();
    var host = observation.host().value();
    var known = store.open(host, observation.checkType());
    boolean isRequest = decision.kind() == Kind.DEFER && decision.reason().code().equals("budget");
    if (!isRequest && known.map(open -> open.told().equals(told)).orElse(false)) {
      return;
    }
    store.transaction(connection -> {
      openIncident(connection, input, decision, told);
      evidence.recordHealing(
          connection,
          new EvidenceWriter.Healing(
              input,
              decision,
              outcome(decision.kind()),
              List.of(),
              Optional.empty(),
              healer.policy().hash(),
              false));
      return told;
    });
  }

  private static HealingOutcome outcome(Kind kind) {
    return switch (kind) {
      case DRY_RUN -> HealingOutcome.DRY_RUN;
      case DEFER -> HealingOutcome.DEFERRED;
      case SUPPRESS -> HealingOutcome.SUPPRESSED;
      case ESCALATE -> HealingOutcome.ESCALATED;
      case REFUSE -> HealingOutcome.REFUSED;
      case MONITOR -> HealingOutcome.MONITORED;
      case ACT -> throw new IllegalArgumentException("an action's outcome is seen, not decided");
    };
  }

  // One incident per host and check, from the first sight of the drift until the check passes.
  private void openIncident(
      Connection connection, DecisionInput input, Decision decision, String told)
      throws SQLException {
    if (!(input.subject() instanceof Subject.Found(var drift))) {
      return;
    }
    var known = HealingStore.open(connection, drift.host(), drift.checkType());
    var id = known.map(HealingStore.Open::incident).orElseGet(IncidentId::random);
    HealingStore.tell(connection, drift.host(), drift.checkType(), id, told);
    if (known.isEmpty()) {
      incidents.add(connection, incident(id, drift, decision));
    }
  }

  private Incident incident(IncidentId id, Drift drift, Decision decision) {
    var details = Json.object();
    details.put("decision", decision.kind().word());
    details.put("reason_code", decision.reason().code());
    details.put("reason", decision.reason().text());
    decision.rule().ifPresent(rule -> details.put("rule_id", rule));
    decision.runbook().ifPresent(runbook -> details.put("runbook_id", runbook.value()));
    details.put("urgent", decision.isUrgent());
    return new Incident(
        id,
        config.site(),
        new HostId(drift.host()),
        drift.incidentType(),
        decision.isUrgent() && drift.severity() != Severity.CRITICAL
            ? Severity.HIGH
            : drift.severity(),
        Optional.of(drift.checkType()),
        details,
        drift.details(),
        CheckCatalogue.find(drift.checkType()).map(Check::hipaaControls).orElse(List.of()));
  }
}

package osiriscare.appliance.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.appliance.drift.HostScan;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.evidence.EvidenceWriter.Healing;
import osiriscare.appliance.healing.DeferredOrders.Deferred;
import osiriscare.appliance.incident.IncidentQueue;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.DecisionInput;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.guard.GuardEvent;
import osiriscare.healing.guard.GuardEvent.RunbookReset;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.healing.GuardReset;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.OrderId;
import tools.jackson.databind.node.ObjectNode;

/// Takes every failing check of a scan, and every healing order, from decision to proof. One at a
/// time: what one run changed, the next must see.
public final class HealingDesk {
  private static final Duration WAIT_FOR_TURN = Duration.ofSeconds(30);

  private static final Duration SCAN_WAITS_MAX = Duration.ofMinutes(10);

  private final HealingStore store;
  private final DeferredOrders deferred;
  private final Supplier<Healer> healers;
  private final DecisionInputs inputs;
  private final OpenDrifts drifts;
  private final HealingRuns runs;
  private final Hosts hosts;
  private final EvidenceWriter evidence;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile Optional<ScanResult> lastScan = Optional.empty();
  // Of the current pass, so that one pass has one policy; guarded by oneAtATime.
  private Healer healer;
  // When each check was looked at again after a run; guarded by oneAtATime.
  private final Map<String, Instant> lookedAgain = new HashMap<>();

  /// Tells which units the host has.
  @FunctionalInterface
  public interface Units {
    boolean exists(String unit) throws InterruptedException;
  }

  /// The desk of this machine, and of those that report to it.
  ///
  /// @param healers asked at the start of each pass for the policy that holds then
  public static HealingDesk of(
      ApplianceConfig config,
      LocalStore store,
      Actions actions,
      HostScan scan,
      OtherHosts others,
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
        new Hosts(config.hostname(), actions, scan, HostUnits::exists, others),
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
      Hosts hosts,
      EvidenceWriter evidence,
      IncidentQueue incidents,
      PhiScrubber scrubber,
      Clock clock,
      RunbookRun.Pause pause) {
    this.store = store;
    this.deferred = deferred;
    this.healers = healers;
    this.healer = healers.get();
    this.hosts = hosts;
    this.evidence = evidence;
    this.clock = clock;
    inputs = new DecisionInputs(config, store, allowances, hosts, scrubber, clock);
    drifts = new OpenDrifts(config.site(), store, evidence, incidents, clock);
    runs = new HealingRuns(store, drifts, hosts, evidence, clock, pause);
  }

  /// Looks after the runs that were under way when the appliance stopped. To be called once, before
  /// the first scan.
  public void resume() throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      beginPass();
      runs.lookAfterInterrupted(healer);
    } finally {
      oneAtATime.unlock();
    }
  }

  // One pass has one policy, and a clock that was looked at.
  private void beginPass() {
    healer = healers.get();
    store.noteClock(clock.instant());
  }

  /// Heals what a scan found.
  public void heal(ScanResult result) throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      beginPass();
      lastScan = Optional.of(result);
      announcePolicy();
      for (var observation : result.observations()) {
        if (isOvertaken(observation)) {
          continue;
        }
        switch (observation.verdict()) {
          case Verdict.Pass _ -> drifts.recovered(observation);
          case Verdict.Fail _ -> heal(observation, Hosts.own(result), result.facts().ntpOffsetMs());
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

  /// Decides about what another machine reported, and heals it.
  ///
  /// @param platform the kind of that machine
  public void heal(CheckObservation reported, Check.Platform platform) throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      beginPass();
      announcePolicy();
      switch (reported.verdict()) {
        case Verdict.Pass _ -> drifts.recovered(reported);
        case Verdict.Fail _ ->
            heal(reported, platform, lastScan.flatMap(seen -> seen.facts().ntpOffsetMs()));
        case Verdict.Unknown _ -> {
          // Nothing is known, so nothing is done and nothing is over.
        }
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  /// Forgets what was open on a machine that is not looked after any more.
  public void forget(HostId host) throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      drifts.forget(host.value());
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
      beginPass();
      runs.lookAfterInterrupted(healer);
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
    if (!hosts.known(host.value()).contains(host.value())) {
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
    var host = request.host().value();
    var subject = HealingOrder.subject(order, hosts.platform(host, scan).word());
    var input = inputs.of(subject, scan.facts().ntpOffsetMs(), healer);
    var decision = healer.decide(input);
    if (decision.kind() == Kind.ACT) {
      runs.act(runId, input.now(), input, decision, healer);
      if (request.checkType().isPresent()) {
        lookAgain(host, request.checkType().get());
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
            Healing.notActedOn(input, decision, Optional.of(runId), healer.policy().hash()));
      }
      return due;
    });
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

  private void heal(
      CheckObservation observation, Check.Platform platform, Optional<Long> clockOffset)
      throws InterruptedException {
    var subject = inputs.found(observation, platform);
    var input = inputs.of(subject, clockOffset, healer);
    // What another machine says has the time of its own clock, and so has what ends it.
    var seen = hosts.isOwn(observation.host().value()) ? input.now() : observation.start();
    var decision = healer.decide(input);
    if (decision.kind() == Kind.ACT) {
      var outcome = runs.act(UUID.randomUUID().toString(), seen, input, decision, healer);
      lookAgain(observation.host().value(), observation.checkType());
      if (outcome == HealingOutcome.FAILED || outcome == HealingOutcome.REVERTED) {
        // The guardrails know by now that it did not help: a person is asked at once.
        var after = inputs.of(subject, clockOffset, healer);
        drifts.tell(observation, seen, after, healer.decide(after), healer);
      }
    } else {
      drifts.tell(observation, seen, input, decision, healer);
    }
  }

  // A scan that waited while a runbook was at work tells how it was before. One that seems to be
  // older than any can be is of now, and the clock went back.
  private boolean isOvertaken(CheckObservation observation) {
    var again = Optional.ofNullable(lookedAgain.get(observation.checkType()));
    return again.filter(observation.start()::isBefore).isPresent()
        && again.filter(observation.start().plus(SCAN_WAITS_MAX)::isAfter).isPresent();
  }

  private void lookAgain(String host, String checkType) throws InterruptedException {
    var seen = hosts.look(host).look(checkType);
    if (seen.isPresent()) {
      if (hosts.isOwn(host)) {
        lookedAgain.put(checkType, seen.get().start());
        evidence.record(seen.get());
      }
      if (seen.get().verdict() instanceof Verdict.Pass) {
        drifts.recovered(seen.get());
      }
    }
  }
}

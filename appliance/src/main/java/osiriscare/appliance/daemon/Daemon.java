package osiriscare.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.ClientTls;
import osiriscare.appliance.central.Reply;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.config.EvidenceKeys;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.drift.HostScan;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.appliance.drift.baseline.BaselineSource;
import osiriscare.appliance.evidence.EvidenceLog;
import osiriscare.appliance.evidence.EvidenceSender;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.healing.AllowanceDesk;
import osiriscare.appliance.healing.HealingDesk;
import osiriscare.appliance.healing.PolicyDesk;
import osiriscare.appliance.healing.PolicySync;
import osiriscare.appliance.incident.IncidentQueue;
import osiriscare.appliance.incident.IncidentRelay;
import osiriscare.appliance.order.Diagnostics;
import osiriscare.appliance.order.OrderDesk;
import osiriscare.appliance.order.OrderExecutor;
import osiriscare.appliance.store.LocalStore;
import osiriscare.appliance.target.HeldTargets;
import osiriscare.appliance.update.OverlaySettings;
import osiriscare.appliance.update.Updates;
import osiriscare.daemon.retry.Backoff;
import osiriscare.evidence.order.OrderVerifier;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.protocol.checkin.CheckinResponse;
import osiriscare.protocol.healing.GuardReset;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.PromotedRule;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.Order;
import osiriscare.protocol.order.OrderType;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.provision.ServerKey.Purpose;
import osiriscare.protocol.release.AgentRelease;
import tools.jackson.databind.node.ObjectNode;

/// The running appliance: six loops, each of which survives the failure of the others. Check-in,
/// scan, evidence, orders, reports, and the MSP's tools.
public final class Daemon implements AutoCloseable {
  private static final Duration SCAN_EVERY = Duration.ofMinutes(15);
  private static final Duration LONG_POLL = Duration.ofSeconds(45);
  private static final Duration LONG_POLL_MIN = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration PRUNE_EVERY = Duration.ofHours(24);
  private static final Duration JOURNAL_KEPT = Duration.ofDays(90);
  private static final Duration STOP_MAX = Duration.ofSeconds(5);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final Logger log = LoggerFactory.getLogger(Daemon.class);

  private final ApplianceConfig config;
  private final SecureRandom random = new SecureRandom();
  private final HostScan scan;
  private final LocalStore store;
  private final CentralClient central;
  private final EvidenceLog evidence;
  private final EvidenceWriter writer;
  private final EvidenceSender sender;
  private final IncidentQueue incidents;
  private final IncidentRelay relay;
  private final CheckinClient checkins;
  private final OrderDesk orders;
  private final StatusFile status;
  private final Diagnostics diagnostics;
  private final HealingDesk healing;
  private final Updates updates;
  private final PolicyDesk policy;
  private final PolicySync policySync;
  private final AllowanceDesk allowances;
  private final HeldTargets targets;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  // Rung when there is something to send, so that evidence does not wait for the next round.
  private final Semaphore evidenceBell = new Semaphore(0);
  private final Semaphore scanBell = new Semaphore(0);
  private final Semaphore pendingTurn = new Semaphore(1);
  private final Semaphore healingTurn = new Semaphore(1);
  private final AtomicReference<Optional<ScanResult>> toHeal =
      new AtomicReference<>(Optional.empty());

  /// Opens the local store and prepares everything; nothing runs yet.
  ///
  /// @param scans makes the scan that compares with what this source has
  /// @throws ConfigException when a file of ours is torn
  public Daemon(
      ApplianceConfig config,
      Function<BaselineSource, HostScan> scans,
      Actions actions,
      Path logFile,
      OverlaySettings overlays,
      Clock clock)
      throws IOException {
    this.config = config;
    var identity = Identity.read(config.stateDir());
    if (!identity.appliance().equals(config.appliance())) {
      throw new ConfigException(
          config.stateDir().resolve("identity.json"), "belongs to " + identity.appliance());
    }
    var keys = EvidenceKeys.of(config, random);
    var scrubber = new PhiScrubber(identity.siteKey());
    store = LocalStore.open(config.stateDir().resolve(LocalStore.FILE));
    central =
        new CentralClient(
            config.apiEndpoint(),
            config.apiKey(),
            ClientTls.of(config.clientCertificate(), config.serverCa()));
    evidence = new EvidenceLog(store, config.appliance(), identity.chain(), keys.current(), clock);
    var chains = new ArrayList<EvidenceLog>();
    keys.before(identity.chain())
        .forEach((chain, retired) ->
            chains.add(new EvidenceLog(store, config.appliance(), chain, retired, clock)));
    chains.add(evidence);
    writer = new EvidenceWriter(store, evidence, config, scrubber, clock);
    incidents = new IncidentQueue(store, central, clock);
    sender =
        new EvidenceSender(
            incidents::flush, chains, writer, central, config.site().value(), random);
    relay = IncidentRelay.of(config, store, clock);
    status = new StatusFile(config.stateDir());
    policy = new PolicyDesk(config, store, identity.pinned(Purpose.RULES), clock);
    policySync = new PolicySync(policy, central, actions);
    scan =
        scans.apply(
            BaselineSource.ofSite(policy::baseline, BaselineSource.configured(config, identity)));
    allowances = new AllowanceDesk(config.appliance(), store, identity.pinned(Purpose.RULES));
    targets = new HeldTargets(config.appliance(), keys.current(), identity.pinned(Purpose.RULES));
    checkins =
        new CheckinClient(
            config,
            identity,
            central,
            evidence,
            incidents,
            policy,
            status,
            overlays.buildId(),
            clock);
    healing =
        HealingDesk.of(
            config, store, actions, scan, writer, incidents, scrubber, clock, policy, allowances);
    updates = Updates.of(config, overlays, central, clock);
    diagnostics = new Diagnostics(logFile, status::text, this::queueText);
    orders =
        new OrderDesk(
            store,
            new OrderVerifier(
                config.appliance(), identity.pinned(Purpose.ORDERS), config.orderTtl()),
            (type, order) -> execute(type, order),
            writer,
            scrubber,
            central,
            clock);
  }

  /// Starts the loops.
  public void start() {
    loop("checkin", this::checkinRound);
    if (config.driftDetection()) {
      threads.execute(this::resumeThenScan);
    }
    if (config.evidenceUpload()) {
      loop("evidence", this::evidenceRound);
    }
    threads.execute(this::resumeThenPoll);
    loop("report", this::reportRound);
    loop("prune", this::pruneRound);
    loop("relay", this::relayRound);
  }

  /// One check-in, one scan and one attempt to deliver everything; for `--once`.
  ///
  /// @return whether the check-in worked and nothing waits
  public boolean once() throws InterruptedException {
    var response = checkins.checkin();
    if (response.isPresent()) {
      followPolicy(response.get());
    }
    healing.resume();
    healing.heal(scanNow());
    incidents.flush();
    relay.flush();
    while (sender.step() instanceof EvidenceSender.Step.Progress) {
      log.atDebug().log("bundle delivered");
    }
    return response.isPresent() && evidence.waitingCount() == 0;
  }

  /// Stops the loops and closes the store; what was begun is undone or finished, never half done.
  @Override
  public void close() {
    threads.shutdownNow();
    central.close();
    relay.close();
    try {
      if (!threads.awaitTermination(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        log.atWarn().log("a loop did not stop in time");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }

  /// One round of a loop; returns how long to wait for the next.
  @FunctionalInterface
  private interface Round {
    Duration run() throws InterruptedException;
  }

  private void loop(String name, Round round) {
    threads.execute(() -> {
      int failures = 0;
      while (!Thread.currentThread().isInterrupted()) {
        try {
          var wait = round.run();
          failures = 0;
          pause(name, wait);
        } catch (InterruptedException _) {
          return;
        } catch (RuntimeException e) {
          if (threads.isShutdown()) {
            return;
          }
          failures++;
          log.atError().addKeyValue("loop", name).setCause(e).log("round failed, trying again");
          if (!pauseAfterFailure(failures)) {
            return;
          }
        }
      }
    });
  }

  private void pause(String name, Duration wait) throws InterruptedException {
    var bell =
        switch (name) {
          case "evidence" -> evidenceBell;
          case "scan" -> scanBell;
          default -> new Semaphore(0);
        };
    if (bell.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  private boolean pauseAfterFailure(int failures) {
    try {
      Thread.sleep(BACKOFF.after(failures, random));
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private Duration checkinRound() throws InterruptedException {
    var response = checkins.checkin();
    if (response.isPresent()) {
      followPolicy(response.get());
      take(response.get());
      incidents.flush();
      updates.checkedIn();
    }
    status.queue(evidence.waitingCount(), evidence.deadLetterCount());
    if (updates.wantsScan()) {
      scanBell.release();
    }
    if (updates.isUnderWay()) {
      return Updates.CHECKIN_EVERY;
    }
    // A tenth more or less, so that a thousand appliances do not come at the same second after an
    // outage.
    long millis = config.pollInterval().toMillis();
    return Duration.ofMillis(millis - millis / 10 + random.nextLong(millis / 5 + 1));
  }

  private void followPolicy(CheckinResponse response) throws InterruptedException {
    response.allowance().ifPresent(allowances::take);
    targets.take(response);
    if (config.l1Sync() && policySync.sync() == PolicySync.Outcome.CHANGED) {
      // What it declares may be violated already.
      scanBell.release();
    }
  }

  private void take(CheckinResponse response) {
    // In a thread of their own, because an order may scan for minutes and check-ins must go on.
    // Those
    // that find the turn taken come again with the next check-in.
    if (!response.pendingOrders().isEmpty() && pendingTurn.tryAcquire()) {
      threads.execute(() -> receiveAll(response.pendingOrders()));
    }
    if (response.triggerImmediateScan()) {
      scanBell.release();
    }
  }

  private void receiveAll(List<SignedOrder> pending) {
    try {
      for (var order : pending) {
        orders.receive(order);
        evidenceBell.release();
      }
      orders.report();
    } catch (InterruptedException _) {
      // The daemon stops; what was begun is in the journal.
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("orders of a check-in failed, they come again with the next");
    } finally {
      pendingTurn.release();
    }
  }

  // What was cut off is looked at before anything new is decided.
  private void resumeThenScan() {
    try {
      healing.resume();
    } catch (InterruptedException _) {
      return;
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("cannot look after healing that was cut off");
    }
    loop("scan", this::scanRound);
  }

  private Duration scanRound() throws InterruptedException {
    scanThenHeal();
    return SCAN_EVERY;
  }

  private ScanResult scanThenHeal() throws InterruptedException {
    var result = scanNow();
    // A runbook may take hours, and scans must go on; a busy desk heals the newest when it is done.
    toHeal.set(Optional.of(result));
    threads.execute(this::heal);
    return result;
  }

  private void heal() {
    // Looked at again after the turn was given back: what came meanwhile found it taken.
    while (toHeal.get().isPresent() && healingTurn.tryAcquire()) {
      try {
        var newest = toHeal.getAndSet(Optional.empty());
        if (newest.isPresent()) {
          healing.heal(newest.get());
          evidenceBell.release();
          incidents.flush();
        }
      } catch (InterruptedException _) {
        // The daemon stops; what was begun is written down.
        return;
      } catch (RuntimeException e) {
        log.atError().setCause(e).log("healing broke off; the next scan shows what is left");
      } finally {
        healingTurn.release();
      }
    }
  }

  private ScanResult scanNow() throws InterruptedException {
    boolean isOfTried = updates.isTryingSystem();
    var result = scan.run();
    int bundles = writer.record(result);
    status.scanned(result);
    updates.scanned(isOfTried);
    evidenceBell.release();
    log.atInfo()
        .addKeyValue("checks", result.observations().size())
        .addKeyValue("bundles", bundles)
        .log("scan done");
    return result;
  }

  private Duration evidenceRound() throws InterruptedException {
    return switch (sender.step()) {
      case EvidenceSender.Step.Progress _ -> {
        status.queue(evidence.waitingCount(), evidence.deadLetterCount());
        yield Duration.ZERO;
      }
      case EvidenceSender.Step.Idle _ -> IDLE;
      case EvidenceSender.Step.Wait(var time) -> time;
    };
  }

  private void resumeThenPoll() {
    try {
      orders.resume();
    } catch (InterruptedException _) {
      return;
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("cannot resume interrupted orders");
    }
    loop("orders", this::orderRound);
  }

  private Duration orderRound() throws InterruptedException {
    var start = System.nanoTime();
    var reply = central.get("/orders/next?wait=" + LONG_POLL.toSeconds(), LONG_POLL);
    if (!(reply instanceof Reply.Done done)) {
      // The check-in tells why; here we only keep from hammering.
      return BACKOFF.after(5, random);
    }
    if (done.body().isPresent()) {
      try {
        orders.receive(SignedOrder.from(done.body().get()));
        evidenceBell.release();
        if (!orders.report()) {
          return BACKOFF.after(1, random);
        }
      } catch (InvalidRequest e) {
        log.atError().addKeyValue("why", e.getMessage()).log("an order cannot be read, ignored");
        return BACKOFF.after(5, random);
      }
      return Duration.ZERO;
    }
    // A peer that cannot park the request must not be asked in a tight loop.
    var took = Duration.ofNanos(System.nanoTime() - start);
    return took.compareTo(LONG_POLL_MIN) < 0 ? BACKOFF.after(3, random) : Duration.ZERO;
  }

  private Duration reportRound() throws InterruptedException {
    return orders.report() ? Duration.ofSeconds(10) : IDLE;
  }

  private Duration relayRound() throws InterruptedException {
    return relay.flush() ? Duration.ofSeconds(10) : IDLE;
  }

  private Duration pruneRound() {
    int pruned =
        evidence.prune(config.evidenceRetention(), Duration.ofDays(config.pruneRetentionDays()));
    orders.prune(JOURNAL_KEPT);
    incidents.prune(JOURNAL_KEPT);
    if (pruned > 0) {
      log.atInfo().addKeyValue("bundles", pruned).log("old evidence deleted");
    }
    return PRUNE_EVERY;
  }

  private ObjectNode execute(OrderType type, Order order) throws InterruptedException {
    return switch (type) {
      case FORCE_CHECKIN -> {
        followPolicy(
            checkins
                .checkin()
                .orElseThrow(() ->
                    new OrderExecutor.OrderFailed("checkin_failed", "the check-in did not work")));
        yield Json.object().put("checked_in", true);
      }
      case RUN_DRIFT -> {
        var counts = Json.object().put("pass", 0).put("fail", 0).put("unknown", 0);
        for (var observation : scanThenHeal().observations()) {
          var word = observation.verdict().word();
          counts.put(word, counts.get(word).intValue() + 1);
        }
        yield counts;
      }
      case HEALING -> {
        var request = HealingRequest.from(Fields.of(order.parameters()));
        var result = healing.carryOut(order.id(), request, order.executeBefore());
        evidenceBell.release();
        yield result;
      }
      case SYNC_PROMOTED_RULE -> {
        var promoted = PromotedRule.from(Fields.of(order.parameters()));
        policy.promote(promoted);
        yield Json.object()
            .put("rule_id", promoted.id())
            .put("ruleset_hash", policy.get().policy().hash());
      }
      case HEALING_RESET -> {
        healing.reset(GuardReset.from(Fields.of(order.parameters())));
        yield Json.object().put("reset", true);
      }
      case DIAGNOSTIC -> diagnostics.run(order.parameters().get("command").stringValue());
      case NIXOS_REBUILD ->
          updates.rebuilds().carryOut(order.id(), order.parameters().get("revision").stringValue());
      case UPDATE_AGENT ->
          updates.overlays().carryOut(order.id(), AgentRelease.from(Fields.of(order.parameters())));
      case VIEW_LOGS -> {
        var lines = order.parameters().path("lines").asInt(OrderType.LOG_LINES_DEFAULT);
        yield Json.object().set("lines", Json.array(List.copyOf(diagnostics.logLines(lines))));
      }
    };
  }

  private String queueText() {
    return "waiting: "
        + evidence.waitingCount()
        + ", refused for good: "
        + evidence.deadLetterCount();
  }
}

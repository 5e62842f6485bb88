package osiriscare.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.agent.AgentDoor;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.ClientTls;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.config.EvidenceKeys;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.daemon.Loops.Bell;
import osiriscare.appliance.drift.HostScan;
import osiriscare.appliance.drift.baseline.BaselineSource;
import osiriscare.appliance.evidence.EvidenceLog;
import osiriscare.appliance.evidence.EvidenceSender;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.healing.AllowanceDesk;
import osiriscare.appliance.healing.HealingDesk;
import osiriscare.appliance.healing.OtherHosts;
import osiriscare.appliance.healing.PolicyDesk;
import osiriscare.appliance.healing.PolicySync;
import osiriscare.appliance.incident.IncidentQueue;
import osiriscare.appliance.incident.IncidentRelay;
import osiriscare.appliance.order.Diagnostics;
import osiriscare.appliance.order.OrderDesk;
import osiriscare.appliance.store.LocalStore;
import osiriscare.appliance.target.HeldTargets;
import osiriscare.appliance.update.OverlaySettings;
import osiriscare.appliance.update.Reconciliation;
import osiriscare.appliance.update.Updates;
import osiriscare.daemon.systemd.Liveness;
import osiriscare.evidence.order.OrderVerifier;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.protocol.checkin.CheckinResponse;
import osiriscare.protocol.provision.ServerKey.Purpose;

/// The running appliance: loops, each of which survives the failure of the others. Check-in, scan,
/// evidence, orders, reports, the MSP's tools, and the machine's own system.
public final class Daemon implements AutoCloseable {
  private static final Duration SCAN_EVERY = Duration.ofMinutes(15);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration AGENTS_EVERY = Duration.ofMinutes(1);
  private static final Duration RECONCILE_EVERY = Duration.ofMinutes(5);
  private static final Duration PRUNE_EVERY = Duration.ofHours(24);
  private static final Duration JOURNAL_KEPT = Duration.ofDays(90);
  private static final Logger log = LoggerFactory.getLogger(Daemon.class);

  private final ApplianceConfig config;
  private final SecureRandom random = new SecureRandom();
  private final LocalStore store;
  private final CentralClient central;
  private final EvidenceLog evidence;
  private final EvidenceSender sender;
  private final IncidentQueue incidents;
  private final IncidentRelay relay;
  private final CheckinClient checkins;
  private final OrderDesk orders;
  private final OrderPolls polls;
  private final StatusFile status;
  private final HealingDesk healing;
  private final Scans scans;
  private final Updates updates;
  private final Reconciliation reconciliation;
  private final PolicySync policySync;
  private final AllowanceDesk allowances;
  private final HeldTargets targets;
  private final Optional<AgentDoor> agents;
  private final Loops loops;

  // Rung when there is something to send, so that evidence does not wait for the next round.
  private final Bell evidenceBell = new Bell();
  private final Bell scanBell = new Bell();
  private final Bell agentBell = new Bell();

  /// Opens the local store and prepares everything; nothing runs yet.
  ///
  /// @param scansOf makes the scan that compares with what this source has
  /// @param liveness learns whether the loops make progress
  /// @throws ConfigException when a file of ours is torn
  public Daemon(
      ApplianceConfig config,
      Function<BaselineSource, HostScan> scansOf,
      Actions actions,
      Path logFile,
      OverlaySettings overlays,
      Liveness liveness,
      Clock clock)
      throws IOException {
    this.config = config;
    loops = new Loops(random, liveness);
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
    var writer = new EvidenceWriter(store, evidence, config, scrubber, clock);
    incidents = new IncidentQueue(store, central, clock);
    sender =
        new EvidenceSender(
            incidents::flush, chains, writer, central, config.site().value(), random);
    relay = IncidentRelay.of(config, store, clock);
    status = new StatusFile(config.stateDir());
    var policy = new PolicyDesk(config, store, identity.pinned(Purpose.RULES), clock);
    policySync = new PolicySync(policy, central, actions);
    var scan =
        scansOf.apply(
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
    agents = agentDoor(writer, clock);
    healing =
        HealingDesk.of(
            config,
            store,
            actions,
            scan,
            agents.map(AgentDoor::hosts).orElse(OtherHosts.NONE),
            writer,
            incidents,
            scrubber,
            clock,
            policy,
            allowances);
    updates = Updates.of(config, overlays, central, clock);
    reconciliation =
        new Reconciliation(
            config,
            updates.rebuilds(),
            Reconciliation.Machine.NIXOS,
            new ReconciliationRecord(config, store, writer, incidents, clock),
            clock,
            random);
    scans = new Scans(scan, writer, status, updates, healing, incidents, loops, evidenceBell);
    var diagnostics = new Diagnostics(logFile, status::text, this::queueText);
    orders =
        new OrderDesk(
            store,
            new OrderVerifier(
                config.appliance(), identity.pinned(Purpose.ORDERS), config.orderTtl()),
            new OrderWork(
                this::checkinAndFollow,
                config.l1Sync() ? Optional.of(this::syncPolicy) : Optional.empty(),
                targets,
                scans,
                healing,
                policy,
                diagnostics,
                updates,
                evidenceBell),
            writer,
            scrubber,
            central,
            clock);
    polls = new OrderPolls(orders, central, loops, evidenceBell, random);
  }

  // A broken authority closes this door, and nothing else.
  private Optional<AgentDoor> agentDoor(EvidenceWriter writer, Clock clock) throws IOException {
    try {
      return AgentDoor.of(config, store, writer, agentBell::ring, random, clock);
    } catch (ConfigException e) {
      log.atError().addKeyValue("why", e.getMessage()).log("no workstation agents can come");
      return Optional.empty();
    }
  }

  /// Starts the loops.
  public void start() {
    loops.loop("checkin", this::checkinRound);
    if (config.driftDetection()) {
      loops.beforeLoop("scan", Loops.ROUND_MAX, this::resumeThenScan);
    }
    if (config.evidenceUpload()) {
      loops.loop("evidence", evidenceBell, Loops.ROUND_MAX, this::evidenceRound);
    }
    polls.start();
    loops.loop("prune", this::pruneRound);
    loops.loop("relay", this::relayRound);
    agents.ifPresent(door -> {
      loops.loop("agents", () -> agentsRound(door));
      loops.loop("agents-healing", agentBell, Loops.HEALING_MAX, () -> agentsHealing(door));
    });
    if (config.healing()) {
      loops.loop("reconcile", this::reconcileRound);
    }
  }

  /// One check-in, one scan and one attempt to deliver everything; for `--once`.
  ///
  /// @return whether the check-in worked and nothing waits
  public boolean once() throws InterruptedException {
    boolean isCheckedIn = checkinAndFollow();
    healing.resume();
    healing.heal(scans.scan());
    incidents.flush();
    relay.flush();
    while (sender.step() instanceof EvidenceSender.Step.Progress) {
      log.atDebug().log("bundle delivered");
    }
    return isCheckedIn && evidence.waitingCount() == 0;
  }

  /// How it is, in one line without names.
  public String statusLine() {
    return status.line();
  }

  /// Has it shown as a page in this folder too, for a web server.
  public void publishStatus(Path folder) {
    status.publish(folder);
  }

  /// Stops the loops and closes the store; what was begun is undone or finished, never half done.
  @Override
  public void close() {
    loops.stop();
    agents.ifPresent(AgentDoor::close);
    central.close();
    relay.close();
    loops.close();
    store.close();
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
      scanBell.ring();
    }
    if (updates.isUnderWay()) {
      return Updates.CHECKIN_EVERY;
    }
    // A tenth more or less, so that a thousand appliances do not come at the same second after an
    // outage.
    long millis = config.pollInterval().toMillis();
    return Duration.ofMillis(millis - millis / 10 + random.nextLong(millis / 5 + 1));
  }

  private boolean checkinAndFollow() throws InterruptedException {
    var response = checkins.checkin();
    if (response.isPresent()) {
      followPolicy(response.get());
    }
    return response.isPresent();
  }

  private void followPolicy(CheckinResponse response) throws InterruptedException {
    response.allowance().ifPresent(allowances::take);
    targets.take(response);
    if (config.l1Sync()) {
      syncPolicy();
    }
  }

  private PolicySync.Outcome syncPolicy() throws InterruptedException {
    var outcome = policySync.sync();
    if (outcome == PolicySync.Outcome.CHANGED) {
      // What it declares may be violated already.
      scanBell.ring();
    }
    return outcome;
  }

  private void take(CheckinResponse response) {
    polls.take(response.pendingOrders());
    if (response.triggerImmediateScan()) {
      scanBell.ring();
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
    loops.loop("scan", scanBell, Loops.ROUND_MAX, this::scanRound);
  }

  private Duration scanRound() throws InterruptedException {
    scans.scanThenHeal();
    return SCAN_EVERY;
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

  private Duration agentsRound(AgentDoor door) throws InterruptedException {
    door.tend(healing);
    evidenceBell.ring();
    status.agents(door.count());
    return AGENTS_EVERY;
  }

  private Duration agentsHealing(AgentDoor door) throws InterruptedException {
    if (!door.heal(healing)) {
      return AGENTS_EVERY;
    }
    evidenceBell.ring();
    incidents.flush();
    // There may be more than is taken at once.
    return Duration.ZERO;
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

  private Duration reconcileRound() throws InterruptedException {
    reconciliation.step();
    return RECONCILE_EVERY;
  }

  private String queueText() {
    return "waiting: "
        + evidence.waitingCount()
        + ", refused for good: "
        + evidence.deadLetterCount();
  }
}

package osiriscare.appliance.daemon;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.daemon.Loops.Bell;
import osiriscare.appliance.drift.HostScan;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.healing.HealingDesk;
import osiriscare.appliance.incident.IncidentQueue;
import osiriscare.appliance.update.Updates;

/// Looks at the host, writes down what was seen, and lets it be healed. A runbook may take hours,
/// and scans must go on: a busy desk heals the newest when it is done. One scan is looked at and
/// written down before the next begins, or an older view would stand above a newer one.
final class Scans {
  private static final String HEALING = "healing";

  private static final Logger log = LoggerFactory.getLogger(Scans.class);

  private final HostScan scan;
  private final EvidenceWriter writer;
  private final StatusFile status;
  private final Updates updates;
  private final HealingDesk healing;
  private final IncidentQueue incidents;
  private final Loops loops;
  private final Bell evidenceBell;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Semaphore healingTurn = new Semaphore(1);
  private final AtomicReference<Optional<ScanResult>> toHeal =
      new AtomicReference<>(Optional.empty());

  Scans(
      HostScan scan,
      EvidenceWriter writer,
      StatusFile status,
      Updates updates,
      HealingDesk healing,
      IncidentQueue incidents,
      Loops loops,
      Bell evidenceBell) {
    this.scan = scan;
    this.writer = writer;
    this.status = status;
    this.updates = updates;
    this.healing = healing;
    this.incidents = incidents;
    this.loops = loops;
    this.evidenceBell = evidenceBell;
  }

  /// Looks now.
  ScanResult scan() throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      return scanAlone();
    } finally {
      oneAtATime.unlock();
    }
  }

  private ScanResult scanAlone() throws InterruptedException {
    boolean isOfTried = updates.isTryingSystem();
    var result = scan.run();
    int bundles = writer.record(result);
    status.scanned(result);
    updates.scanned(isOfTried);
    evidenceBell.ring();
    log.atInfo()
        .addKeyValue("checks", result.observations().size())
        .addKeyValue("bundles", bundles)
        .log("scan done");
    return result;
  }

  /// Looks now, and lets be healed what was found without waiting for it.
  ScanResult scanThenHeal() throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      var result = scanAlone();
      toHeal.set(Optional.of(result));
      loops.execute(this::heal);
      return result;
    } finally {
      oneAtATime.unlock();
    }
  }

  private void heal() {
    // Looked at again after the turn was given back: what came meanwhile found it taken.
    while (toHeal.get().isPresent() && healingTurn.tryAcquire()) {
      loops.busy(HEALING, Loops.HEALING_MAX);
      try {
        var newest = toHeal.getAndSet(Optional.empty());
        if (newest.isPresent()) {
          healing.heal(newest.get());
          evidenceBell.ring();
          incidents.flush();
          giveMemoryBack();
        }
      } catch (InterruptedException _) {
        // The daemon stops; what was begun is written down.
        return;
      } catch (RuntimeException e) {
        log.atError().setCause(e).log("healing broke off; the next scan shows what is left");
      } finally {
        loops.ended(HEALING);
        healingTurn.release();
      }
    }
  }

  // Until the next scan there is little to do. The heap shrinks at a full collection only, and an
  // idle quarter of an hour brings none about. It takes some 50 ms.
  private static void giveMemoryBack() {
    System.gc();
  }
}

package osiriscare.appliance.drift;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.drift.baseline.BaselineSource;
import osiriscare.appliance.drift.check.Finding;
import osiriscare.appliance.drift.check.HostCheck;
import osiriscare.appliance.drift.check.HostChecks;
import osiriscare.appliance.drift.check.Subject;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.HostCommands;
import osiriscare.appliance.drift.host.Senses;
import osiriscare.healing.baseline.Baseline;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.id.Sha256;

/// Runs the checks at once, each within its own limit and all within one, and gives exactly one
/// observation per check in the order of the checks. Scans do not overlap: a second caller waits. A
/// check that ignores its limit is left behind and is unknown until it comes back, so that it can
/// neither hold up nor pile up.
public final class DriftScan implements HostScan {
  /// How long things may take.
  ///
  /// @param atOnceMax checks that run at the same time
  public record Limits(Duration check, Duration whole, int atOnceMax) {
    /// What the appliance uses.
    public static final Limits DEFAULT =
        new Limits(Duration.ofSeconds(90), Duration.ofMinutes(4), 4);
  }

  private static final String NO_POLICY = "none";
  private static final String NO_RULESET = "sha256:" + Sha256.hex("");
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(DriftScan.class);

  private final ScanContext context;
  private final List<HostCheck> checks;
  private final Supplier<Host> host;
  private final BaselineSource baselines;
  private final Clock clock;
  private final Limits limits;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  // Types of checks whose thread has not come back, from this scan or an earlier one.
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /// All checks of the machine that this process runs on.
  ///
  /// @param helper asked for what the sandbox hides, or [Senses#NO_HELPER]
  public static DriftScan ofThisMachine(
      ScanContext context, BaselineSource baselines, Senses helper) {
    var commands = new HostCommands(COMMAND_LIMIT);
    return new DriftScan(
        context,
        HostChecks.all(),
        () -> Host.local(commands, helper),
        baselines,
        Clock.systemUTC(),
        Limits.DEFAULT);
  }

  /// @param host looked at anew for each scan, because a sandbox is entered after the start
  DriftScan(
      ScanContext context,
      List<HostCheck> checks,
      Supplier<Host> host,
      BaselineSource baselines,
      Clock clock,
      Limits limits) {
    this.context = context;
    this.checks = List.copyOf(checks);
    this.host = host;
    this.baselines = baselines;
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public ScanResult run() throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      return scan(checks);
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public Optional<CheckObservation> look(String checkType) throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      return scan(checks.stream().filter(check -> check.check().type().equals(checkType)).toList())
          .observations()
          .stream()
          .findFirst();
    } finally {
      oneAtATime.unlock();
    }
  }

  private ScanResult scan(List<HostCheck> chosen) throws InterruptedException {
    return switch (baselines.current()) {
      case BaselineSource.InForce(var baseline, var problem) -> {
        problem.ifPresent(DriftScan::warn);
        yield scanAgainst(chosen, baseline);
      }
      case BaselineSource.Refused(var reason) -> {
        warn(reason);
        yield withoutBaseline(chosen, reason);
      }
    };
  }

  private static void warn(String problem) {
    LOG.atWarn().addKeyValue("problem", problem).log("baseline refused");
  }

  private ScanResult scanAgainst(List<HostCheck> chosen, Baseline baseline)
      throws InterruptedException {
    var start = clock.instant();
    var subject =
        new Subject(
            host.get(),
            baseline,
            context.stateDirectory().toString(),
            context.centralHost(),
            context.centralPort(),
            start);
    var observations = observeAll(chosen, subject);
    var facts =
        HostFactsReader.read(
            subject.host().files(), observations, baseline.policyVersion(), baseline.rulesetHash());
    return new ScanResult(start, clock.instant(), facts, observations);
  }

  /// Nothing is looked at: there is nothing to compare with.
  private ScanResult withoutBaseline(List<HostCheck> chosen, String reason) {
    var start = clock.instant();
    var observations =
        chosen.stream().map(check -> observed(check, unknown(reason), start)).toList();
    var facts = HostFactsReader.read(host.get().files(), observations, NO_POLICY, NO_RULESET);
    return new ScanResult(start, clock.instant(), facts, observations);
  }

  private List<CheckObservation> observeAll(List<HostCheck> chosen, Subject subject)
      throws InterruptedException {
    var deadline = System.nanoTime() + limits.whole().toNanos();
    var turns = new Semaphore(limits.atOnceMax());
    // Not closed: closing waits for threads that ignore their interruption.
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var calls = new ArrayList<Future<CheckObservation>>();
      for (var check : chosen) {
        calls.add(threads.submit(() -> inTurn(turns, check, subject)));
      }
      var observations = new ArrayList<CheckObservation>();
      for (int i = 0; i < chosen.size(); i++) {
        var missed = unknown("the scan ended after " + limits.whole().toSeconds() + " s");
        var start = clock.instant();
        var observation = await(calls.get(i), deadline - System.nanoTime());
        observations.add(
            observation == null ? observed(chosen.get(i), missed, start) : observation);
      }
      return observations;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> @Nullable T await(Future<T> call, long nanos) throws InterruptedException {
    try {
      return call.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      call.cancel(true);
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a check's thread broke", e);
    }
  }

  private CheckObservation inTurn(Semaphore turns, HostCheck check, Subject subject)
      throws InterruptedException {
    turns.acquire();
    try {
      var start = clock.instant();
      return observed(check, withinLimit(check, subject), start);
    } finally {
      turns.release();
    }
  }

  private Finding withinLimit(HostCheck check, Subject subject) throws InterruptedException {
    if (!running.add(check.check().type())) {
      return unknown("this check still hangs from an earlier scan");
    }
    var result = new FutureTask<Finding>(comingBack(check, subject));
    var thread = Thread.ofVirtual().name(check.check().type()).start(result);
    try {
      return result.get(limits.check().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return unknown("took longer than " + limits.check().toSeconds() + " s");
    } catch (ExecutionException e) {
      LOG.atError()
          .addKeyValue("check", check.check().type())
          .setCause(e.getCause())
          .log("check broke");
      return unknown("the check itself is broken, see the log");
    } finally {
      thread.interrupt();
    }
  }

  private Callable<Finding> comingBack(HostCheck check, Subject subject) {
    return () -> {
      try {
        return check.run().apply(subject);
      } finally {
        running.remove(check.check().type());
      }
    };
  }

  private CheckObservation observed(HostCheck check, Finding finding, Instant start) {
    return new CheckObservation(
        check.check().type(),
        context.host(),
        finding.verdict(),
        finding.facts(),
        finding.measured(),
        start,
        clock.instant());
  }

  private static Finding unknown(String reason) {
    return new Finding(new Verdict.Unknown(reason));
  }
}

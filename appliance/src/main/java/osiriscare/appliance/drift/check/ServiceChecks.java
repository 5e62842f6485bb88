package osiriscare.appliance.drift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import osiriscare.appliance.drift.host.FailedUnits;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.LogWrites;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.healing.baseline.Baseline;

/// Checks of running services: failed units, critical services, auditing and logging.
final class ServiceChecks {
  private ServiceChecks() {}

  static Finding failedUnits(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.FAILED_UNITS).map(FailedUnits::parse),
        ServiceChecks::decideFailedUnits);
  }

  static Finding decideFailedUnits(FailedUnits units) {
    return Finding.failWhen(!units.units().isEmpty(), "failed units: " + Finding.few(units.units()))
        .with("system_state", units.systemState())
        .with("failed", units.units());
  }

  static Finding criticalServices(Subject subject) {
    var wanted = subject.baseline().criticalServices();
    return wanted.isEmpty()
        ? Finding.unknown("no critical service is declared in the baseline")
        : Finding.judge(running(subject.host(), wanted), ServiceChecks::decideCriticalServices);
  }

  static Finding decideCriticalServices(Map<String, Boolean> isRunning) {
    var stopped =
        isRunning.entrySet().stream().filter(e -> !e.getValue()).map(Map.Entry::getKey).toList();
    return Finding.failWhen(!stopped.isEmpty(), "not running: " + Finding.few(stopped))
        .with("services", isRunning.keySet())
        .with("stopped", units(stopped));
  }

  /// The state of each service; services whose state is hidden make the whole seen in part.
  static Seen<Map<String, Boolean>> running(Host host, List<String> services) {
    var states = new TreeMap<String, Boolean>();
    var hidden = new ArrayList<String>();
    for (var service : services) {
      switch (ServiceState.isRunning(host, service)) {
        case Seen.Known<Boolean>(var runs) -> states.put(service, runs);
        case Seen.Partly<Boolean>(_, var reason) -> hidden.add(service + ": " + reason);
        case Seen.Hidden<Boolean>(var reason) -> hidden.add(service + ": " + reason);
      }
    }
    return Seen.of(states, Finding.few(hidden));
  }

  // By the names that systemd knows them by, which is what a rule hands to a runbook.
  private static List<String> units(List<String> services) {
    return services.stream().map(name -> name.contains(".") ? name : name + ".service").toList();
  }

  static Finding auditLogging(Subject subject) {
    var auditd = ServiceState.isRunning(subject.host(), "auditd");
    if (auditd.equals(new Seen.Known<>(true))) {
      return decideAuditLogging(true, false);
    }
    var journal =
        subject
            .host()
            .look(Sense.LOG_WRITES)
            .map(LogWrites::parse)
            .map(LogWrites::hasPersistentJournal);
    // A journal on disk is enough, whatever else is hidden.
    return isThere(journal)
        ? decideAuditLogging(false, true)
        : Finding.judge(
            auditd.with(journal, (_, _) -> false), _ -> decideAuditLogging(false, false));
  }

  private static boolean isThere(Seen<Boolean> thing) {
    return switch (thing) {
      case Seen.Known<Boolean>(var there) -> there;
      case Seen.Partly<Boolean>(var there, _) -> there;
      case Seen.Hidden<Boolean> _ -> false;
    };
  }

  static Finding decideAuditLogging(boolean auditdRuns, boolean journalIsKept) {
    return Finding.failWhen(
            !auditdRuns && !journalIsKept, "auditd does not run and no journal is kept on disk")
        .with("auditd_runs", auditdRuns)
        .with("journal_is_kept", journalIsKept);
  }

  static Finding loggingContinuity(Subject subject) {
    var wanted = subject.baseline().logging();
    var seen =
        running(subject.host(), wanted.services())
            .with(
                subject.host().look(Sense.LOG_WRITES).map(LogWrites::parse),
                (services, writes) ->
                    decideLoggingContinuity(
                        services, writes, wanted, subject.now().getEpochSecond()));
    return Finding.judge(seen, finding -> finding);
  }

  static Finding decideLoggingContinuity(
      Map<String, Boolean> services, LogWrites writes, Baseline.Logging wanted, long nowSecond) {
    var running =
        services.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    if (running.isEmpty()) {
      return Finding.fail("no log service runs: " + Finding.few(wanted.services()))
          .with("running", running)
          .with("running_count", running.size());
    }
    var silence = writes.newestSecond().map(second -> (nowSecond - second) / 60);
    var finding =
        silence
            .map(minutes ->
                Finding.failWhen(
                        minutes > wanted.silenceMinutesMax(),
                        "nothing was logged for " + minutes + " minutes")
                    .withMeasure("silence_minutes", minutes))
            .orElseGet(() -> Finding.fail("no log file was found"));
    return finding.with("running", running).with("running_count", running.size());
  }

  static Finding malwareProtection(Subject subject) {
    var wanted = subject.baseline().protections();
    if (wanted.isEmpty()) {
      return Finding.unknown("no malware protection is declared in the baseline");
    }
    var services = wanted.stream().map(Baseline.Protection::service).toList();
    var seen =
        running(subject.host(), services)
            .with(ProgramHashes.of(subject.host(), wanted), ServiceChecks::decideProtection);
    return Finding.judge(seen, finding -> finding);
  }

  /// @param wrongHashes programs whose file is not the expected one
  static Finding decideProtection(Map<String, Boolean> services, List<String> wrongHashes) {
    var stopped =
        services.entrySet().stream().filter(e -> !e.getValue()).map(Map.Entry::getKey).toList();
    var finding =
        stopped.isEmpty()
            ? Finding.failWhen(
                !wrongHashes.isEmpty(), "not the expected program: " + Finding.few(wrongHashes))
            : Finding.fail("not running: " + Finding.few(stopped));
    return finding
        .with("services", services.keySet())
        .with("stopped", units(stopped))
        .with("wrong_hashes", wrongHashes)
        .with("wrong_count", wrongHashes.size());
  }
}

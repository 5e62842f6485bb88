package osiriscare.central.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.job.Lease;
import osiriscare.central.signing.Signer;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.healing.budget.BudgetPlanner;
import osiriscare.healing.budget.BudgetPlanner.Wanted;
import osiriscare.healing.budget.Ledger;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.runbook.Runbook;
import osiriscare.protocol.healing.Allowance;
import osiriscare.protocol.healing.Allowance.RunbookAllowance;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// Keeps the budget: plans for every runbook, promises, stops, and signs the allowances that tell
/// appliances. One Central does it at a time, in one transaction per turn, so that nothing is
/// promised twice.
public final class BudgetKeeper {
  /// Most appliances that one transaction signs for.
  private static final int APPLIANCES_PER_TURN = 500;

  private static final Logger log = LoggerFactory.getLogger(BudgetKeeper.class);

  private final Database database;
  private final Signer signer;
  private final BudgetPlanner planner;
  private final Clock clock;
  private final List<RunbookId> runbooks =
      BuiltInRunbooks.catalogue().all().stream()
          .filter(runbook -> !runbook.onlyLooks())
          .map(Runbook::id)
          .toList();
  // Written by the job's one thread.
  private Optional<Instant> lastReport = Optional.empty();

  /// Its database, who signs, and by which limits.
  public BudgetKeeper(Database database, Signer signer, BudgetPlanner planner, Clock clock) {
    this.database = database;
    this.signer = signer;
    this.planner = planner;
    this.clock = clock;
  }

  /// Runbooks that a budget counts.
  List<RunbookId> runbooks() {
    return runbooks;
  }

  /// Does what is due.
  public void keep() {
    while (turn()) {
      // More is due: the next appliances, or all of them because something was stopped.
    }
  }

  private boolean turn() {
    return database.inPlatform(db -> {
      if (!Lease.take(db, "budget")) {
        return false;
      }
      var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      var stops = inForce(db, now);
      var due = AllowanceStore.due(db, now, state(stops), APPLIANCES_PER_TURN);
      var asking = AllowanceStore.asking(db, now);
      var report = LedgerStore.lastReport(db);
      if (due.isEmpty() && asking.isEmpty() && report.equals(lastReport)) {
        return false;
      }
      boolean isStopped = plan(db, due, asking, stops, now);
      lastReport = report;
      return isStopped || due.size() == APPLIANCES_PER_TURN;
    });
  }

  private static List<Stop> inForce(Db db, Instant now) {
    return StopStore.recent(db, now).stream().filter(stop -> stop.end().isEmpty()).toList();
  }

  private static String state(List<Stop> stops) {
    return Sha256.hex(
        stops.stream().map(stop -> stop.id().toString()).sorted().collect(Collectors.joining(" ")));
  }

  private boolean plan(
      Db db,
      List<ApplianceId> due,
      Map<RunbookId, Map<ApplianceId, Instant>> asking,
      List<Stop> stops,
      Instant now) {
    var slot = Ledger.slot(now);
    var toSign = new LinkedHashSet<>(due);
    boolean isStopped = false;
    for (var ledger : LedgerStore.all(db, runbooks, now).values()) {
      var runbook = ledger.runbook();
      var asks = asking.getOrDefault(runbook, Map.of());
      var known =
          ledger.grants().stream()
              .filter(grant -> grant.slot().equals(slot))
              .map(Ledger.Grant::appliance)
              .collect(Collectors.toSet());
      var wanted =
          new Wanted(
              List.copyOf(asks.keySet()),
              due.stream().filter(one -> !known.contains(one)).toList(),
              stops.stream()
                  .filter(stop -> stop.runbook().equals(runbook))
                  .map(Stop::site)
                  .collect(Collectors.toSet()));
      var plan = planner.plan(ledger, wanted, now);
      plan.grants()
          .forEach((one, hosts) ->
              AllowanceStore.promise(
                  db,
                  new AllowanceStore.More(one, runbook, hosts, Optional.ofNullable(asks.get(one))),
                  now));
      toSign.addAll(plan.grants().keySet());
      for (var stop : plan.stops().entrySet()) {
        isStopped |= stop(db, runbook, stop.getKey(), stop.getValue(), now);
      }
    }
    AllowanceStore.forget(db, now);
    sign(db, toSign, stops, now);
    return isStopped;
  }

  private static boolean stop(
      Db db, RunbookId runbook, Optional<SiteId> site, String why, Instant now) {
    boolean isNew = StopStore.insert(db, runbook, site, why, now);
    if (isNew) {
      log.atError()
          .addKeyValue("runbook", runbook)
          .addKeyValue("site", site.map(SiteId::value).orElse("all"))
          .addKeyValue("reason", why)
          .log("automatic fixes stopped until a person resets them");
      AuditLog.append(
          db,
          new AuditLog.Entry(
              "healing budget",
              "healing.stop",
              Optional.of(runbook.value()),
              site,
              Json.object().put("reason", why),
              Optional.empty()));
      site.ifPresent(one -> SiteDirectory.tellChanged(db, one));
    }
    return isNew;
  }

  private void sign(Db db, Set<ApplianceId> appliances, List<Stop> stops, Instant now) {
    if (appliances.isEmpty()) {
      return;
    }
    var promised = AllowanceStore.promised(db, now);
    var signed = new LinkedHashMap<ApplianceId, SignedDocument>();
    for (var appliance : appliances) {
      var hosts = promised.getOrDefault(appliance, Map.of());
      signed.put(appliance, signer.sign(allowance(appliance, hosts, stops, now)));
    }
    AllowanceStore.keep(db, signed, state(stops), now);
  }

  private Allowance allowance(
      ApplianceId appliance, Map<RunbookId, Integer> hosts, List<Stop> stops, Instant now) {
    var reasons = new HashMap<RunbookId, List<String>>();
    for (var stop : stops) {
      if (stop.site().isEmpty() || stop.site().get().equals(appliance.site())) {
        reasons.computeIfAbsent(stop.runbook(), _ -> new ArrayList<>()).add(stop.reason());
      }
    }
    var all = new HashMap<RunbookId, RunbookAllowance>();
    for (var runbook : runbooks) {
      var why = reasons.getOrDefault(runbook, List.of());
      all.put(
          runbook,
          new RunbookAllowance(
              hosts.getOrDefault(runbook, 0), !why.isEmpty(), why.stream().findFirst()));
    }
    var slot = Ledger.slot(now);
    return new Allowance(appliance, slot, slot.plus(Ledger.SLOT), all);
  }
}

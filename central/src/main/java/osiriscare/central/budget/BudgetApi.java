package osiriscare.central.budget;

import java.time.Clock;
import java.util.UUID;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.settings.CentralSettings.Budgets;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.healing.budget.Ledger;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/// How much automatic fixes did and may still do, and the door by which a person lets go on what
/// was stopped.
public final class BudgetApi {
  private static final int REASON_MAX = 500;

  private final Database database;
  private final BudgetKeeper keeper;
  private final Budgets budgets;
  private final Clock clock;

  BudgetApi(Database database, BudgetKeeper keeper, Budgets budgets, Clock clock) {
    this.database = database;
    this.keeper = keeper;
    this.budgets = budgets;
    this.clock = clock;
  }

  /// Every runbook that changes something, at one site or everywhere.
  public Page<BudgetView> budget(Call call) {
    var site = call.query("site_id", SiteId::new);
    var limits = site.isPresent() ? budgets.site() : budgets.fleet();
    var now = clock.instant();
    return Page.whole(
        database.in(
            call.tenant(),
            db -> {
              site.ifPresent(one -> SiteDirectory.require(db, one));
              var stops = StopStore.recent(db, now);
              return LedgerStore.all(db, keeper.runbooks(), now).values().stream()
                  .map(ledger ->
                      BudgetView.of(
                          ledger.runbook(),
                          ledger.tally(site, now),
                          limits,
                          stops.stream()
                              .filter(stop -> stop.end().isEmpty())
                              .filter(stop -> stop.runbook().equals(ledger.runbook()))
                              .filter(stop -> stop.site().isEmpty() || stop.site().equals(site))
                              .findFirst()
                              .map(StopView::of)))
                  .toList();
            }));
  }

  /// What is stopped, and what was let go on within a day.
  public Page<StopView> stops(Call call) {
    var site = call.query("site_id", SiteId::new);
    return Page.whole(
        database
            .in(call.tenant(), db -> StopStore.recent(db, clock.instant().minus(Ledger.MEMORY)))
            .stream()
            .filter(stop -> site.isEmpty() || stop.site().isEmpty() || stop.site().equals(site))
            .map(StopView::of)
            .toList());
  }

  /// Why something may go on.
  public record EndStop(@Described("What was found and done") String reason) {}

  /// Lets a runbook go on; its runs count anew.
  public StopView reset(Call call) {
    var id = call.path("stop_id", BudgetApi::uuid);
    var reason = call.body().text("reason", REASON_MAX);
    if (reason.isBlank()) {
      throw new InvalidRequest("reason", "must not be blank");
    }
    var actor = Actor.of(call);
    return StopView.of(database.in(call.tenant(), db -> end(db, id, reason, actor)));
  }

  private Stop end(Db db, UUID id, String reason, Actor actor) {
    var stop =
        StopStore.find(db, id)
            .orElseThrow(
                () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such stop"));
    if (!StopStore.end(db, id, actor.username(), reason, clock.instant())) {
      throw new ProblemException(ProblemCode.CONFLICT, "It was let go on already");
    }
    var detail = Json.object().put("runbook_id", stop.runbook().value()).put("reason", reason);
    AuditLog.append(db, entry(actor, stop, detail));
    stop.site().ifPresent(site -> SiteDirectory.tellChanged(db, site));
    return StopStore.find(db, id).orElseThrow();
  }

  private static AuditLog.Entry entry(Actor actor, Stop stop, ObjectNode detail) {
    return stop.site()
        .map(site -> actor.did("healing.reset", stop.id().toString(), site, detail))
        .orElseGet(() -> actor.did("healing.reset", stop.id().toString(), detail));
  }

  private static UUID uuid(String text) {
    var id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("must be a UUID in lower case");
    }
    return id;
  }
}

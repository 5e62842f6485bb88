package osiriscare.central.planner;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.incident.IncidentDesk;
import osiriscare.central.incident.IncidentDesk.Decider;
import osiriscare.central.policy.SitePolicies;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.settings.PlannerSettings;
import osiriscare.central.settings.PlannerSettings.Mode;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/// What the planner is, decided and spent, and the door by which people approve its plans.
public final class PlannerApi {
  private static final int REASON_MAX = 500;

  private final Database database;
  private final IncidentDesk desk;
  private final PlannerSettings settings;
  private final Clock clock;
  private final SitePolicies policies = new SitePolicies();

  PlannerApi(Database database, IncidentDesk desk, PlannerSettings settings, Clock clock) {
    this.database = database;
    this.desk = desk;
    this.settings = settings;
    this.clock = clock;
  }

  /// How the planner stands.
  public record PlannerView(
      @Described("false: whatever no rule knows goes to a person at once") boolean configured,
      Optional<String> provider,
      Optional<String> model,
      @Described(
              value = "What holds at sites without a mode of their own",
              oneOf = {"auto", "manual", "disabled"})
          String mode,
      @Described("In per cent") int confidenceMin,
      @Described("Millionths of a dollar within a day (UTC)") long budgetMicrousd,
      @Described("What was spent today, calls under way at their most") long spentMicrousd,
      int callsPerHour,
      @Described("Calls about all sites within the last hour") long callsLastHour) {}

  /// How the planner stands.
  public PlannerView planner(Call call) {
    var now = clock.instant();
    return database.in(
        call.tenant(),
        db ->
            new PlannerView(
                settings.model().isPresent(),
                settings.model().map(one -> one.protocol().name().toLowerCase(Locale.ROOT)),
                settings.model().map(PlannerSettings.Model::name),
                settings.mode().name().toLowerCase(Locale.ROOT),
                settings.confidenceMin(),
                settings.microDollarsPerDay(),
                DecisionStore.spentMicroDollars(db, now.truncatedTo(ChronoUnit.DAYS)),
                settings.callsPerHour(),
                DecisionStore.calls(db, Optional.empty(), now.minus(Duration.ofHours(1)))));
  }

  /// How it stands at each site.
  public Page<PlannerSites.PlannerSiteView> sites(Call call) {
    var page = call.page(1);
    var site = call.query("site_id", SiteId::new);
    var rows =
        database.in(
            call.tenant(), db -> PlannerSites.page(db, settings, site, page, clock.instant()));
    return Page.of(rows, page, one -> Cursor.at(one.siteId()));
  }

  /// Decisions, newest first.
  public Page<DecisionView> list(Call call) {
    var page = call.page(2);
    var wanted =
        new DecisionStore.Wanted(
            call.query("site_id", SiteId::new),
            call.query("status", DecisionView::requireStatus),
            call.query("incident_id", IncidentId::parse));
    var rows = database.in(call.tenant(), db -> DecisionStore.page(db, wanted, page));
    return Page.of(rows, page, one -> Cursor.at(one.askedAt(), one.decisionId()));
  }

  /// One decision.
  public DecisionView get(Call call) {
    return database.in(call.tenant(), db -> require(db, call));
  }

  private static DecisionView require(Db db, Call call) {
    return DecisionStore.find(db, call.uuid("decision_id"))
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such decision"));
  }

  // Of two people who answer at once, the second sees what the first said.
  private static DecisionView lock(Db db, Call call) {
    return DecisionStore.lock(db, call.uuid("decision_id"))
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such decision"));
  }

  /// Why a person says yes or no.
  public record Review(Optional<String> reason) {
    static Review from(Fields fields) {
      return new Review(fields.optionalText("reason", REASON_MAX));
    }
  }

  /// Orders a plan that waited. A second time changes nothing.
  public DecisionView approve(Call call) {
    var reason = Review.from(call.body()).reason();
    return database.in(
        call.tenant(),
        db -> {
          var decision = lock(db, call);
          if (decision.status().equals("ordered")) {
            return decision;
          }
          var runbook = new RunbookId(requireWaiting(decision).runbookId().orElseThrow());
          var incident =
              desk.takeBack(db, IncidentId.parse(decision.incidentId()))
                  .orElseThrow(
                      () -> new ProblemException(ProblemCode.CONFLICT, "The incident is over"));
          if (desk.isWorkedOn(db, incident.id())) {
            throw new ProblemException(
                ProblemCode.CONFLICT, "The incident came back, and is worked on already");
          }
          if (!policies.of(db, incident.site(), incident.appliance()).isOn(runbook)) {
            throw new ProblemException(
                ProblemCode.CONFLICT, runbook + " was switched off at this site in the meantime");
          }
          var appliance =
              incident
                  .appliance()
                  .orElseThrow(() ->
                      new ProblemException(
                          ProblemCode.CONFLICT, "No appliance runs on the host any more"));
          var who = call.account().username();
          var wanted =
              incident.request(runbook, parameters(decision.parameters()), HealingOrigin.L2);
          desk.decided(db, incident, who, "act", "a person approved the planner's plan", wanted);
          var order =
              desk.order(db, incident, appliance, wanted, new Decider(who, Optional.empty()));
          return reviewed(db, call, decision, Optional.of(order), reason);
        });
  }

  /// Says no to a plan that waited; the incident stays with people.
  public DecisionView reject(Call call) {
    var reason = Review.from(call.body()).reason();
    return database.in(
        call.tenant(),
        db -> {
          var decision = lock(db, call);
          return decision.status().equals("rejected")
              ? decision
              : reviewed(db, call, requireWaiting(decision), Optional.empty(), reason);
        });
  }

  private DecisionView reviewed(
      Db db, Call call, DecisionView decision, Optional<OrderId> order, Optional<String> reason) {
    var id = call.uuid("decision_id");
    DecisionStore.review(db, id, order, call.account().username(), reason, clock.instant());
    var detail = Json.object().put("incident_id", decision.incidentId());
    decision.runbookId().ifPresent(runbook -> detail.put("runbook_id", runbook));
    reason.ifPresent(text -> detail.put("reason", text));
    AuditLog.append(
        db,
        Actor.of(call)
            .did(
                order.isPresent() ? "planner.approve" : "planner.reject",
                decision.decisionId(),
                new SiteId(decision.siteId()),
                detail));
    SiteDirectory.tellChanged(db, new SiteId(decision.siteId()));
    return require(db, call);
  }

  private static DecisionView requireWaiting(DecisionView decision) {
    if (!decision.status().equals("waiting")) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "The plan does not wait: it is " + decision.status());
    }
    return decision;
  }

  private static Map<String, String> parameters(JsonNode parameters) {
    var values = new HashMap<String, String>();
    parameters.properties().forEach(one -> values.put(one.getKey(), one.getValue().asString()));
    return values;
  }

  /// What becomes of plans at a site.
  public record SiteMode(
      @Described(oneOf = {"auto", "manual", "disabled"}) String mode, String reason) {
    static SiteMode from(Fields fields) {
      return new SiteMode(
          fields.oneOf("mode", Mode.class).name().toLowerCase(Locale.ROOT),
          fields.text("reason", REASON_MAX));
    }
  }

  /// Sets it.
  public SiteMode setMode(Call call) {
    var site = call.site();
    var wanted = SiteMode.from(call.body());
    return database.in(
        call.tenant(),
        db -> {
          SiteDirectory.require(db, site);
          SiteModes.set(
              db,
              site,
              Mode.valueOf(wanted.mode().toUpperCase(Locale.ROOT)),
              wanted.reason(),
              call.account().username(),
              clock.instant());
          AuditLog.append(
              db,
              Actor.of(call)
                  .did(
                      "planner.mode",
                      wanted.mode(),
                      site,
                      Json.object().put("reason", wanted.reason())));
          SiteDirectory.tellChanged(db, site);
          return wanted;
        });
  }
}

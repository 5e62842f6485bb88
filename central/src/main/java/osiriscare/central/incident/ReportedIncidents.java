package osiriscare.central.incident;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import osiriscare.central.incident.OpenIncident.Reporter;
import osiriscare.central.incident.Triage.Next;
import osiriscare.central.job.Lease;
import osiriscare.database.Db;
import osiriscare.database.incident.IncidentRegister;
import osiriscare.database.incident.IncidentRegister.Filed;
import osiriscare.database.incident.IncidentRegister.What;
import osiriscare.database.incident.IncidentReport;
import osiriscare.healing.decision.Decision;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/// Incidents that an account reports, and no program on site: decided at once, by the same rules
/// and with the same end as any other. Each in the caller's transaction.
public final class ReportedIncidents {
  /// How long the same is not reported again.
  public static final Duration COOLDOWN = Duration.ofMinutes(5);

  private final IncidentDesk desk;
  private final IncidentTriage triage;
  private final Clock clock;

  ReportedIncidents(IncidentDesk desk, IncidentTriage triage, Clock clock) {
    this.desk = desk;
    this.triage = triage;
    this.clock = clock;
  }

  /// What is reported.
  ///
  /// @param facts what was observed, without patient data
  /// @param by name of the account
  public record Reported(
      SiteId site, HostId host, String type, Severity severity, ObjectNode facts, String by) {}

  /// What comes of a report.
  public enum Outcome {
    /// A rule knows what to do, and the order is signed.
    ORDER_CREATED,
    /// A rule knows that nothing is to be done.
    MONITORED,
    /// No rule knows it, so the planner decides.
    PLANNING,
    /// A person is asked.
    ESCALATED,
    /// The same is open already.
    KNOWN
  }

  /// What came of a report.
  ///
  /// @param incident empty when nothing was to be stored
  /// @param runbook what a rule wants
  public record Taken(
      Outcome outcome,
      Optional<IncidentId> incident,
      Optional<OrderId> order,
      Optional<RunbookId> runbook,
      Map<String, String> parameters,
      String reason) {
    public Taken {
      parameters = Map.copyOf(parameters);
    }
  }

  /// Says what would come of a report, and does nothing.
  public Taken preview(Db db, Reported reported) {
    var host = requireHost(db, reported);
    var incident =
        new OpenIncident(
            IncidentId.random(),
            reported.site(),
            reported.host(),
            reported.type(),
            check(reported),
            reported.severity(),
            Json.object(),
            reported.facts(),
            clock.instant(),
            Optional.of(host.appliance()),
            Reporter.PERSON,
            true,
            host.isNixos());
    return taken(triage.judge(db, incident), Optional.empty(), Optional.empty());
  }

  /// Stores a report and does what follows from it.
  public Taken report(Db db, Reported reported) {
    requireHost(db, reported);
    // Of two at once one is told that the other was there.
    if (!Lease.take(db, key(reported))) {
      throw cooling(COOLDOWN);
    }
    var last = last(db, reported);
    last.filter(Last::isReportedByAccount).ifPresent(this::requireCool);
    if (last.filter(Last::isOpen).isPresent()) {
      return known(last.get().id());
    }
    var filed = file(db, reported);
    if (filed.what() == What.KNOWN) {
      return known(filed.incident());
    }
    var incident = desk.open(db, filed.incident()).orElseThrow();
    var judgement = triage.judge(db, incident);
    var order = triage.carryOut(db, incident, judgement);
    return taken(judgement, Optional.of(incident.id()), order);
  }

  private static Taken known(IncidentId id) {
    return without(Outcome.KNOWN, Optional.of(id), "the same is open already, and worked on");
  }

  /// Asks a person about something that happened just now; nothing, when a person is asked already.
  public void escalate(Db db, Reported reported, String code, String reason) {
    if (Lease.take(db, key(reported)) && last(db, reported).filter(Last::isOpen).isEmpty()) {
      desk.open(db, file(db, reported).incident())
          .ifPresent(incident -> desk.escalate(db, incident, code, reason, reported.by()));
    }
  }

  private static Taken taken(
      IncidentTriage.Judgement judgement, Optional<IncidentId> incident, Optional<OrderId> order) {
    var said = judgement.decision().map(Decision::reason).map(Decision.Reason::text);
    return switch (judgement.next()) {
      case Next.Order(_, var request) ->
          new Taken(
              Outcome.ORDER_CREATED,
              incident,
              order,
              Optional.of(request.runbook()),
              request.parameters(),
              said.orElse("a rule of the site wants it"));
      case Next.Plan(_, var reason) -> without(Outcome.PLANNING, incident, reason);
      case Next.Escalate(_, var reason) -> without(Outcome.ESCALATED, incident, reason);
      case Next.Again _, Next.Leave _ ->
          without(Outcome.MONITORED, incident, said.orElse("nothing is to be done"));
    };
  }

  private static Taken without(Outcome outcome, Optional<IncidentId> incident, String reason) {
    return new Taken(outcome, incident, Optional.empty(), Optional.empty(), Map.of(), reason);
  }

  private static Optional<String> check(Reported reported) {
    return CheckCatalogue.find(reported.type()).map(_ -> reported.type());
  }

  private static String key(Reported reported) {
    return "report " + reported.site() + " " + reported.host() + " " + reported.type();
  }

  private record Host(ApplianceId appliance, boolean isNixos) {}

  private static final String HOST =
      """
      SELECT appliance_id, nixos_version FROM appliance_checkin
       WHERE site_id = :site AND hostname = :host ORDER BY last_checkin DESC LIMIT 1
      """;

  private static Host requireHost(Db db, Reported reported) {
    return db.sql(HOST)
        .param("site", reported.site().value())
        .param("host", reported.host().value())
        .query((row, _) ->
            new Host(
                new ApplianceId(text(row, "appliance_id")),
                OpenIncident.isNixos(optionalText(row, "nixos_version"))))
        .optional()
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.NOT_FOUND, "No appliance of such a site runs on that host"));
  }

  /// The last incident of this type on the host.
  private record Last(
      IncidentId id, boolean isOpen, boolean isReportedByAccount, Instant receivedAt) {}

  private static final String LAST =
      """
      SELECT incident_id, status <> 'resolved' AS is_open, reported_by,
             coalesce(seen_at, received_at) AS received_at
        FROM incident
       WHERE site_id = :site AND host_id = :host AND incident_type = :type ORDER BY received_at DESC LIMIT 1
      """;

  private static Optional<Last> last(Db db, Reported reported) {
    return db.sql(LAST)
        .param("site", reported.site().value())
        .param("host", reported.host().value())
        .param("type", reported.type())
        .query((row, _) ->
            new Last(
                IncidentId.parse(text(row, "incident_id")),
                row.getBoolean("is_open"),
                optionalText(row, "reported_by").isPresent(),
                instant(row, "received_at")))
        .optional();
  }

  private void requireCool(Last last) {
    var left = Duration.between(clock.instant(), last.receivedAt().plus(COOLDOWN));
    if (left.isPositive()) {
      throw cooling(left);
    }
  }

  private static ProblemException cooling(Duration left) {
    return new ProblemException(
        Problem.of(ProblemCode.COOLDOWN, "The same was reported on this host a moment ago")
            .with(Json.object().put("retry_after_seconds", left.toSeconds() + 1)));
  }

  private Filed file(Db db, Reported reported) {
    return IncidentRegister.file(
            db,
            IncidentReport.byAccount(
                reported.site(),
                reported.host(),
                reported.type(),
                check(reported),
                reported.severity(),
                Json.object(),
                reported.facts(),
                reported.by()),
            clock.instant())
        .orElseThrow();
  }
}

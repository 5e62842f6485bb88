package osiriscare.central.tool;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.central.access.Account;
import osiriscare.central.access.Role;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.incident.ReportedIncidents;
import osiriscare.central.incident.ReportedIncidents.Reported;
import osiriscare.central.job.Lease;
import osiriscare.central.order.OrderStore;
import osiriscare.central.policy.SitePolicies;
import osiriscare.central.signing.Signer;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.healing.runbook.Runbook;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.InvalidRequest.FieldError;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.OrderType;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;

/// Carries out tools, by whatever door they are asked for: a signed order to the host's appliance,
/// which asks every guardrail again with what only it knows. Every call is in the audit log, the
/// refused ones too.
final class ToolDesk {
  static final Duration COOLDOWN = Duration.ofMinutes(5);
  static final Duration PAGE_AGAIN = Duration.ofMinutes(15);
  private static final int PRIORITY = 5;

  private final Database database;
  private final Signer signer;
  private final ReportedIncidents incidents;
  private final Clock clock;
  private final SitePolicies policies = new SitePolicies();

  ToolDesk(Database database, Signer signer, ReportedIncidents incidents, Clock clock) {
    this.database = database;
    this.signer = signer;
    this.incidents = incidents;
    this.clock = clock;
  }

  /// What is asked for.
  ///
  /// @param isDryRun whether to say only what would be ordered
  /// @param origin the door
  record Wanted(
      String tool,
      SiteId site,
      HostId host,
      Map<String, String> parameters,
      boolean isDryRun,
      HealingOrigin origin) {
    Wanted {
      parameters = Map.copyOf(parameters);
    }
  }

  /// Who asks, and from where.
  record Asker(Account account, String ipAddress) {}

  /// What came of it.
  sealed interface Outcome {
    /// An order waits for the appliance.
    record Ordered(OrderId order, RunbookId runbook, Map<String, String> parameters)
        implements Outcome {
      public Ordered {
        parameters = Map.copyOf(parameters);
      }
    }

    /// Nothing was done.
    record WouldOrder(RunbookId runbook, Map<String, String> parameters) implements Outcome {
      public WouldOrder {
        parameters = Map.copyOf(parameters);
      }
    }

    /// It is not done.
    record Refused(Problem problem) implements Outcome {
      static Refused because(ProblemCode code, String reason) {
        return new Refused(Problem.of(code, reason));
      }
    }
  }

  /// Carries out a tool.
  Outcome call(Asker asker, Wanted wanted) {
    return database.in(
        asker.account().tenant(),
        db -> {
          var outcome = outcome(db, asker, wanted);
          audit(db, asker, wanted, outcome);
          return outcome;
        });
  }

  private Outcome outcome(Db db, Asker asker, Wanted wanted) {
    var tool = Tool.of(wanted.tool());
    if (tool.isEmpty()) {
      return Outcome.Refused.because(
          ProblemCode.UNKNOWN_TOOL, "tool_name must be one of " + String.join(", ", Tool.words()));
    }
    if (!asker.account().may(Role.OPERATOR, wanted.origin().word() + "." + tool.get().word())) {
      return Outcome.Refused.because(
          ProblemCode.FORBIDDEN, "This account, or its token, may not use " + tool.get().word());
    }
    var appliance = appliance(db, wanted);
    if (appliance.isEmpty()) {
      return Outcome.Refused.because(
          ProblemCode.NOT_FOUND, "No appliance of such a site runs on that host");
    }
    var policy = policies.of(db, wanted.site(), appliance);
    var runbook = policy.runbooks().find(tool.get().runbook()).orElseThrow();
    if (!policy.isOn(runbook.id())) {
      return Outcome.Refused.because(
          ProblemCode.CONFLICT, runbook.id() + " is switched off at this site");
    }
    Map<String, String> parameters;
    try {
      parameters = runbook.complete(wanted.parameters());
    } catch (InvalidRequest e) {
      return new Outcome.Refused(Problem.of(inParams(e)));
    }
    if (wanted.isDryRun()) {
      return new Outcome.WouldOrder(runbook.id(), parameters);
    }
    var sharing =
        policy.runbooks().all().stream().filter(one -> one.tool().equals(runbook.tool())).toList();
    return tooSoon(db, asker, wanted, sharing)
        .<Outcome>map(refused -> refused)
        .orElseGet(() -> order(db, asker, wanted, appliance.get(), runbook.id(), parameters));
  }

  private static InvalidRequest inParams(InvalidRequest e) {
    return new InvalidRequest(
        e.errors().stream()
            .map(one -> new FieldError("params." + one.field(), one.message()))
            .toList());
  }

  private static final String APPLIANCE =
      """
      SELECT appliance_id FROM appliance_checkin
       WHERE site_id = :site AND hostname = :host ORDER BY last_checkin DESC LIMIT 1
      """;

  private static Optional<ApplianceId> appliance(Db db, Wanted wanted) {
    return db.sql(APPLIANCE)
        .param("site", wanted.site().value())
        .param("host", wanted.host().value())
        .query((row, _) -> new ApplianceId(text(row, "appliance_id")))
        .optional();
  }

  private static final String LAST =
      """
      SELECT created_at FROM appliance_order
       WHERE site_id = :site AND order_type = 'healing' AND created_at > :since
         AND parameters ->> 'host' = :host AND parameters ->> 'runbook_id' = ANY(:runbooks)
       ORDER BY created_at DESC LIMIT 1
      """;

  // Of two at once one waits for the other's cooldown. What was tried and is wanted again soon has
  // not helped: a person is asked.
  private Optional<Outcome.Refused> tooSoon(
      Db db, Asker asker, Wanted wanted, List<Runbook> sharing) {
    var now = clock.instant();
    var key = "tool " + wanted.site() + " " + wanted.host() + " " + sharing.getFirst().tool();
    if (!Lease.take(db, key)) {
      return Optional.of(cooling(COOLDOWN));
    }
    Optional<Instant> last =
        db.sql(LAST)
            .param("site", wanted.site().value())
            .param("since", Db.time(now.minus(PAGE_AGAIN)))
            .param("host", wanted.host().value())
            .param("runbooks", db.texts(sharing.stream().map(one -> one.id().value()).toList()))
            .query((row, _) -> instant(row, "created_at"))
            .optional();
    return last.map(at -> {
      var left = Duration.between(now, at.plus(COOLDOWN));
      return left.isPositive() ? cooling(left) : repeated(db, asker, wanted);
    });
  }

  private static Outcome.Refused cooling(Duration left) {
    return new Outcome.Refused(
        Problem.of(ProblemCode.COOLDOWN, "This tool was used on this host a moment ago")
            .with(Json.object().put("retry_after_seconds", left.toSeconds() + 1)));
  }

  private Outcome.Refused repeated(Db db, Asker asker, Wanted wanted) {
    var reason =
        wanted.tool()
            + " was used on this host less than "
            + PAGE_AGAIN.toMinutes()
            + " minutes ago, and is wanted again";
    incidents.escalate(
        db,
        new Reported(
            wanted.site(),
            wanted.host(),
            "repeated_" + wanted.tool(),
            Severity.HIGH,
            Json.object().put("tool", wanted.tool()),
            asker.account().username()),
        "repeated",
        reason);
    return Outcome.Refused.because(ProblemCode.CONFLICT, reason + ": a person is asked");
  }

  private Outcome order(
      Db db,
      Asker asker,
      Wanted wanted,
      ApplianceId appliance,
      RunbookId runbook,
      Map<String, String> parameters) {
    var request =
        new HealingRequest(
            runbook,
            wanted.host(),
            parameters,
            wanted.origin(),
            Optional.empty(),
            Optional.empty());
    var signed =
        signer.sign(
            new Signer.Request(appliance, OrderType.HEALING.word(), request.toJson(), PRIORITY));
    OrderStore.insert(db, signed, asker.account().username());
    SiteDirectory.tellChanged(db, wanted.site());
    return new Outcome.Ordered(signed.order().id(), runbook, parameters);
  }

  private static void audit(Db db, Asker asker, Wanted wanted, Outcome outcome) {
    var detail =
        Json.object()
            .put("door", wanted.origin().word())
            .put("site_id", wanted.site().value())
            .put("host", wanted.host().value())
            .put("dry_run", wanted.isDryRun());
    wanted.parameters().forEach(detail.putObject("params")::put);
    switch (outcome) {
      case Outcome.Ordered(var order, _, _) -> detail.put("order_id", order.value());
      case Outcome.WouldOrder _ -> detail.put("outcome", "dry_run");
      case Outcome.Refused(var problem) -> detail.put("refused", problem.code().code());
    }
    // The log's column names sites that there are, and that the caller sees.
    var site = SiteDirectory.exists(db, wanted.site());
    AuditLog.append(
        db,
        new AuditLog.Entry(
            asker.account().username(),
            "tool.call",
            Optional.of(wanted.tool()),
            Optional.of(wanted.site()).filter(_ -> site),
            detail,
            Optional.of(asker.ipAddress())));
  }
}

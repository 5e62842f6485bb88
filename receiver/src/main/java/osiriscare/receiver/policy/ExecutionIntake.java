package osiriscare.receiver.policy;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.healing.Execution;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.change.SiteChanges;
import osiriscare.receiver.machine.Machine;

/// Takes what appliances say they did. It is telemetry: it spends the budget of automatic fixes and
/// closes nothing. The signed bundle of the same run takes its place when it comes.
public final class ExecutionIntake {
  private static final Duration CLOCK_AHEAD_MAX = Duration.ofMinutes(10);

  private static final String INSERT =
      """
      INSERT INTO healing_execution (execution_id, site_id, appliance_id, incident_id, runbook_id, rule_id, host_id,
          check_type, tier, outcome, started_at, duration_ms, error, received_at)
      VALUES (:execution, :site, :appliance, coalesce(
          (SELECT incident_id FROM incident_occurrence WHERE occurrence_id = :incident), :incident), :runbook, :rule, :host, :check, :tier, :outcome, :started,
          :duration, :error, :now)
      ON CONFLICT (appliance_id, execution_id) DO NOTHING
      """;

  private static final String INCIDENT =
      """
      SELECT (SELECT count(*) FROM incident WHERE incident_id = :incident)
           + (SELECT count(*) FROM incident_occurrence WHERE occurrence_id = :incident)
      """;

  private final Database database;
  private final SiteChanges changes;
  private final Clock clock;

  public ExecutionIntake(Database database, SiteChanges changes, Clock clock) {
    this.database = database;
    this.changes = changes;
    this.clock = clock;
  }

  /// Takes one execution; the same id again is a duplicate.
  public Answer take(Exchange exchange, Machine machine) {
    var execution = Execution.from(exchange.body());
    if (execution.startedAt().isAfter(clock.instant().plus(CLOCK_AHEAD_MAX))) {
      throw new InvalidRequest("started_at", "is in the future");
    }
    boolean isNew = database.inSites(Set.of(machine.site()), db -> store(db, execution, machine));
    if (isNew) {
      changes.tell(machine.site());
    }
    return Answer.ok(
        Json.object()
            .put("status", isNew ? "recorded" : "duplicate")
            .put("execution_id", execution.id().toString()));
  }

  private boolean store(Db db, Execution execution, Machine machine) {
    execution.incident().ifPresent(incident -> requireOurs(db, incident));
    return db.sql(INSERT)
            .param("execution", execution.id())
            .param("site", machine.site().value())
            .param("appliance", machine.appliance().value())
            .param("incident", execution.incident().map(IncidentId::value).orElse(null))
            .param("runbook", execution.runbook().map(RunbookId::value).orElse(null))
            .param("rule", execution.rule().orElse(null))
            .param("host", execution.host().value())
            .param("check", execution.checkType())
            .param("tier", execution.tier().name())
            .param("outcome", execution.outcome().word())
            .param("started", Db.time(execution.startedAt()))
            .param("duration", execution.duration().toMillis())
            .param("error", execution.error().orElse(null))
            .param("now", Db.time(clock.instant()))
            .update()
        > 0;
  }

  private static void requireOurs(Db db, IncidentId incident) {
    if (db.sql(INCIDENT).param("incident", incident.value()).query(Long.class).single() == 0) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such incident at this site");
    }
  }
}

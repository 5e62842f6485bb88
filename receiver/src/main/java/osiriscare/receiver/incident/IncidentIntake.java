package osiriscare.receiver.incident;

import java.time.Clock;
import java.util.Set;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.database.Outbox;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.change.SiteChanges;
import osiriscare.receiver.machine.Machine;

/// Stores incidents and leaves word of them in the outbox, both or neither.
public final class IncidentIntake {
  private static final String INSERT =
      """
      INSERT INTO incident (incident_id, site_id, appliance_id, host_id, incident_type, check_type, severity, details,
          pre_state, hipaa_controls, received_at)
      VALUES (:incident, :site, :appliance, :host, :type, :check, :severity, :details, :pre_state,
          (SELECT coalesce(array_agg(c), '{}') FROM jsonb_array_elements_text(:controls) AS c), :now)
      ON CONFLICT (incident_id) DO NOTHING
      """;

  private static final String OURS = "SELECT count(*) FROM incident WHERE incident_id = :incident";

  private final Database database;
  private final SiteChanges changes;
  private final Clock clock;

  public IncidentIntake(Database database, SiteChanges changes, Clock clock) {
    this.database = database;
    this.changes = changes;
    this.clock = clock;
  }

  /// Takes one incident of the machine's own site; the same id again is a duplicate.
  public Answer report(Exchange exchange, Machine machine) {
    var incident = Incident.from(exchange.body());
    machine.requireSite(incident.site());
    boolean isNew = database.inSites(Set.of(machine.site()), db -> store(db, incident, machine));
    if (isNew) {
      changes.tell(machine.site());
    }
    var json = Json.object();
    json.put("status", isNew ? "accepted" : "duplicate");
    json.put("incident_id", incident.id().toString());
    return Answer.json(202, json);
  }

  private boolean store(Db db, Incident incident, Machine machine) {
    int inserted =
        db.sql(INSERT)
            .param("incident", incident.id().value())
            .param("site", incident.site().value())
            .param("appliance", machine.appliance().value())
            .param("host", incident.host().value())
            .param("type", incident.type())
            .param("check", incident.checkType().orElse(null))
            .param("severity", incident.severity().word())
            .param("details", Db.jsonb(incident.details()))
            .param("pre_state", Db.jsonb(incident.preState()))
            .param("controls", Db.jsonb(Json.array(incident.hipaaControls())))
            .param("now", Db.time(clock.instant()))
            .update();
    if (inserted == 0) {
      if (db.sql(OURS).param("incident", incident.id().value()).query(Long.class).single() == 0) {
        throw new ProblemException(ProblemCode.CONFLICT, "The incident id is taken");
      }
      return false;
    }
    Outbox.put(
        db,
        "incident",
        incident.site(),
        Json.object().put("incident_id", incident.id().toString()));
    return true;
  }
}

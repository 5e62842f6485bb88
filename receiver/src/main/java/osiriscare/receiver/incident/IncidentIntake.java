package osiriscare.receiver.incident;

import java.time.Clock;
import java.util.Set;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.database.Outbox;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.incident.IncidentTypes;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.change.SiteChanges;

/// Stores incidents and leaves word of them in the outbox, both or neither.
public final class IncidentIntake {
  private static final String INSERT =
      """
      INSERT INTO incident (incident_id, site_id, appliance_id, watcher_id, host_id, incident_type, check_type, severity,
          details, pre_state, hipaa_controls, observed_at, received_at)
      VALUES (:incident, :site, :appliance, :watcher, :host, :type, :check, :severity, :details, :pre_state,
          (SELECT coalesce(array_agg(c), '{}') FROM jsonb_array_elements_text(:controls) AS c), :observed,
          :now)
      ON CONFLICT (incident_id) DO NOTHING
      """;

  private static final String REPORTED =
      "UPDATE watcher SET last_report_at = :now WHERE watcher_id = :watcher";

  private static final String OURS = "SELECT count(*) FROM incident WHERE incident_id = :incident";

  private final Database database;
  private final SiteChanges changes;
  private final Clock clock;

  public IncidentIntake(Database database, SiteChanges changes, Clock clock) {
    this.database = database;
    this.changes = changes;
    this.clock = clock;
  }

  /// Takes one incident of the reporter's own site; the same id again is a duplicate.
  public Answer report(Exchange exchange, Reporter reporter) {
    var incident = Incident.from(exchange.body());
    boolean isNew = take(incident, reporter);
    var json = Json.object();
    json.put("status", isNew ? "accepted" : "duplicate");
    json.put("incident_id", incident.id().toString());
    return Answer.json(202, json);
  }

  /// Stores an incident, by whatever way it came.
  ///
  /// @return whether it is new
  /// @throws osiriscare.protocol.json.InvalidRequest when a watcher's details do not make its type
  /// @throws ProblemException when it is another site's, or its id is taken
  public boolean take(Incident incident, Reporter reporter) {
    reporter.requireSite(incident.site());
    if (reporter.watcher().isPresent()) {
      requireItsDetails(incident);
    }
    boolean isNew = database.inSites(Set.of(reporter.site()), db -> store(db, incident, reporter));
    if (isNew) {
      changes.tell(reporter.site());
    }
    return isNew;
  }

  // A type that we do not know is taken: a newer watcher reports it, and a person will look.
  private static void requireItsDetails(Incident incident) {
    IncidentTypes.find(incident.type())
        .ifPresent(type -> type.check(Fields.of(incident.toJson()).object("details")));
  }

  private boolean store(Db db, Incident incident, Reporter reporter) {
    reporter.watcher().ifPresent(watcher -> reported(db, watcher));
    int inserted =
        db.sql(INSERT)
            .param("incident", incident.id().value())
            .param("site", incident.site().value())
            .param("appliance", reporter.appliance().map(ApplianceId::value).orElse(null))
            .param("watcher", reporter.watcher().map(WatcherId::value).orElse(null))
            .param("host", incident.host().value())
            .param("type", incident.type())
            .param("check", incident.checkType().orElse(null))
            .param("severity", incident.severity().word())
            .param("details", Db.jsonb(incident.details()))
            .param("pre_state", Db.jsonb(incident.preState()))
            .param("controls", Db.jsonb(Json.array(incident.hipaaControls())))
            .param("observed", incident.observedAt().map(Db::time).orElse(null))
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

  private void reported(Db db, WatcherId watcher) {
    db.sql(REPORTED)
        .param("watcher", watcher.value())
        .param("now", Db.time(clock.instant()))
        .update();
  }
}

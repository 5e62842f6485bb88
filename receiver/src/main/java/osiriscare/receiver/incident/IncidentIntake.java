package osiriscare.receiver.incident;

import java.time.Clock;
import java.util.Set;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.database.Outbox;
import osiriscare.database.incident.IncidentRegister;
import osiriscare.database.incident.IncidentRegister.Filed;
import osiriscare.database.incident.IncidentRegister.What;
import osiriscare.database.incident.IncidentReport;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.incident.IncidentTypes;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.change.SiteChanges;

/// Files what is reported and leaves word of it in the outbox, both or neither.
public final class IncidentIntake {
  private static final String REPORTED =
      "UPDATE watcher SET last_report_at = :now WHERE watcher_id = :watcher";

  private final Database database;
  private final SiteChanges changes;
  private final Clock clock;

  public IncidentIntake(Database database, SiteChanges changes, Clock clock) {
    this.database = database;
    this.changes = changes;
    this.clock = clock;
  }

  /// Takes one report of the reporter's own site, and says to which incident it belongs.
  public Answer report(Exchange exchange, Reporter reporter) {
    var filed = take(Incident.from(exchange.body()), reporter);
    var json = Json.object();
    json.put("status", status(filed.what()));
    json.put("incident_id", filed.incident().toString());
    return Answer.json(202, json);
  }

  private static String status(What what) {
    return switch (what) {
      case OPENED -> "accepted";
      case REOPENED -> "reopened";
      case KNOWN, OVER -> "known";
      case DUPLICATE -> "duplicate";
    };
  }

  /// Files a report, by whatever way it came.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest when a watcher's details do not make its type
  /// @throws ProblemException when it is another site's, or its id is taken
  public Filed take(Incident incident, Reporter reporter) {
    reporter.requireSite(incident.site());
    if (reporter.watcher().isPresent()) {
      requireItsDetails(incident);
    }
    var filed = database.inSites(Set.of(reporter.site()), db -> file(db, incident, reporter));
    if (filed.isNews()) {
      changes.tell(reporter.site());
    }
    return filed;
  }

  // A type that we do not know is taken: a newer watcher reports it, and a person will look.
  private static void requireItsDetails(Incident incident) {
    IncidentTypes.find(incident.type())
        .ifPresent(type -> type.check(Fields.of(incident.toJson()).object("details")));
  }

  private Filed file(Db db, Incident incident, Reporter reporter) {
    reporter.watcher().ifPresent(watcher -> reported(db, watcher));
    var report = new IncidentReport(incident, reporter.ofReport());
    var filed =
        IncidentRegister.file(db, report, clock.instant())
            .orElseThrow(
                () -> new ProblemException(ProblemCode.CONFLICT, "The incident id is taken"));
    if (filed.isNews()) {
      Outbox.put(
          db,
          "incident",
          incident.site(),
          Json.object().put("incident_id", filed.incident().toString()));
    }
    return filed;
  }

  private void reported(Db db, WatcherId watcher) {
    db.sql(REPORTED)
        .param("watcher", watcher.value())
        .param("now", Db.time(clock.instant()))
        .update();
  }
}

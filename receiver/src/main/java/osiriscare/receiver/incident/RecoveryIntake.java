package osiriscare.receiver.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.incident.Recovery;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.change.SiteChanges;

/// Takes a watcher's word that what it reported is well again. It closes the incident only where no
/// appliance looks, because where one does its signed evidence has to say so.
public final class RecoveryIntake {
  private static final String FIND =
      """
      SELECT i.incident_id, i.status, EXISTS (SELECT 1 FROM appliance_checkin c
                                WHERE c.site_id = i.site_id AND c.hostname = i.host_id) AS is_looked_after
        FROM incident i
       WHERE i.watcher_id = :watcher AND i.incident_id = coalesce(
               (SELECT o.incident_id FROM incident_occurrence o WHERE o.occurrence_id = :report), :report)
         FOR UPDATE OF i
      """;

  private static final String OVER =
      """
      UPDATE incident_occurrence SET over_at = :now WHERE occurrence_id = :report AND over_at IS NULL
      """;

  // Entries of a stream overtake each other: what was reported since, and is not said to be over,
  // keeps it open.
  private static final String GOES_ON =
      """
      SELECT EXISTS (SELECT 1 FROM incident_occurrence o JOIN incident i USING (incident_id)
                      WHERE o.incident_id = :incident AND o.over_at IS NULL
                        AND o.received_at >= coalesce(i.reopened_at, i.received_at))
      """;

  // Once for each time that it was open.
  private static final String STEP =
      """
      INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, reason, said_by)
      SELECT :incident, :site, :now, :step, :code, :reason, :by
       WHERE NOT EXISTS (
         SELECT 1 FROM incident_step s
          WHERE s.incident_id = :incident AND s.step = :step AND s.step_id > coalesce(
            (SELECT max(r.step_id) FROM incident_step r WHERE r.incident_id = :incident AND r.step = 'reopened'), 0))
      """;

  private static final String RESOLVE =
      """
      UPDATE incident SET status = 'resolved', resolved_at = :now, look_at = NULL
       WHERE incident_id = :incident AND status <> 'resolved'
      """;

  private final Database database;
  private final SiteChanges changes;
  private final Clock clock;

  public RecoveryIntake(Database database, SiteChanges changes, Clock clock) {
    this.database = database;
    this.changes = changes;
    this.clock = clock;
  }

  /// Takes the word of the watcher that reported the incident; again it is a duplicate.
  public Answer report(Exchange exchange, Reporter reporter) {
    var recovery = Recovery.from(exchange.body());
    boolean isNew = take(recovery, reporter);
    return Answer.json(
        202,
        Json.object()
            .put("status", isNew ? "accepted" : "duplicate")
            .put("incident_id", recovery.incident().toString()));
  }

  /// Takes it, by whatever way it came.
  ///
  /// @return whether it says anything new
  /// @throws ProblemException when it is no watcher's word, or not about an incident of this one
  public boolean take(Recovery recovery, Reporter reporter) {
    reporter.requireSite(recovery.site());
    var watcher =
        reporter
            .watcher()
            .orElseThrow(() ->
                new ProblemException(
                    ProblemCode.FORBIDDEN, "An appliance closes incidents by its evidence"));
    boolean isNew = database.inSites(Set.of(reporter.site()), db -> store(db, recovery, watcher));
    if (isNew) {
      changes.tell(reporter.site());
    }
    return isNew;
  }

  private record Found(IncidentId incident, boolean isResolved, boolean isLookedAfter) {}

  private static Found find(Db db, IncidentId report, WatcherId watcher) {
    return db.sql(FIND)
        .param("report", report.value())
        .param("watcher", watcher.value())
        .query((row, _) ->
            new Found(
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getString("status").equals("resolved"),
                row.getBoolean("is_looked_after")))
        .optional()
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.NOT_FOUND, "This watcher has not reported such an incident"));
  }

  private boolean store(Db db, Recovery recovery, WatcherId watcher) {
    var found = find(db, recovery.incident(), watcher);
    var now = clock.instant();
    boolean isWord = isOver(db, recovery.incident(), now);
    if (found.isResolved()) {
      return false;
    }
    if (goesOn(db, found.incident())) {
      return isWord;
    }
    boolean isNew = step(db, found.incident(), recovery, watcher, "recovered", now);
    if (!found.isLookedAfter()) {
      db.sql(RESOLVE)
          .param("incident", found.incident().value())
          .param("now", Db.time(now))
          .update();
      step(db, found.incident(), recovery, watcher, "resolved", now);
    }
    return isNew;
  }

  private static boolean isOver(Db db, IncidentId report, Instant now) {
    return db.sql(OVER).param("now", Db.time(now)).param("report", report.value()).update() > 0;
  }

  private static boolean goesOn(Db db, IncidentId incident) {
    return db.sql(GOES_ON).param("incident", incident.value()).query(Boolean.class).single();
  }

  private static boolean step(
      Db db, IncidentId incident, Recovery recovery, WatcherId watcher, String step, Instant now) {
    return db.sql(STEP)
            .param("incident", incident.value())
            .param("site", recovery.site().value())
            .param("now", Db.time(now))
            .param("step", step)
            .param("code", "recovered")
            .param("reason", recovery.reason())
            .param("by", "watcher " + watcher)
            .update()
        > 0;
  }
}

package osiriscare.receiver.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.database.Db;
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
      SELECT i.status, EXISTS (SELECT 1 FROM appliance_checkin c
                                WHERE c.site_id = i.site_id AND c.hostname = i.host_id) AS is_looked_after
        FROM incident i WHERE i.incident_id = :incident AND i.watcher_id = :watcher
         FOR UPDATE OF i
      """;

  private static final String STEP =
      """
      INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, reason, said_by)
      SELECT :incident, :site, :now, :step, :code, :reason, :by
       WHERE NOT EXISTS (SELECT 1 FROM incident_step WHERE incident_id = :incident AND step = :step)
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

  private record Found(boolean isResolved, boolean isLookedAfter) {}

  private boolean store(Db db, Recovery recovery, WatcherId watcher) {
    var found =
        db.sql(FIND)
            .param("incident", recovery.incident().value())
            .param("watcher", watcher.value())
            .query((row, _) ->
                new Found(
                    row.getString("status").equals("resolved"), row.getBoolean("is_looked_after")))
            .optional()
            .orElseThrow(() ->
                new ProblemException(
                    ProblemCode.NOT_FOUND, "This watcher has not reported such an incident"));
    if (found.isResolved()) {
      return false;
    }
    var now = clock.instant();
    boolean isNew = step(db, recovery, watcher, "recovered", now);
    if (!found.isLookedAfter()) {
      db.sql(RESOLVE)
          .param("incident", recovery.incident().value())
          .param("now", Db.time(now))
          .update();
      step(db, recovery, watcher, "resolved", now);
    }
    return isNew;
  }

  private static boolean step(
      Db db, Recovery recovery, WatcherId watcher, String step, Instant now) {
    return db.sql(STEP)
            .param("incident", recovery.incident().value())
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

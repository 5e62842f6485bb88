package osiriscare.receiver.watcher;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.incident.Heartbeat;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.change.SiteChanges;
import osiriscare.receiver.incident.Reporter;

/// Keeps when a watcher was last heard of, and what it could not see then.
public final class HeartbeatIntake {
  private static final String KEEP =
      """
      UPDATE watcher
         SET last_heartbeat_at = :at, problem = :problem, waiting = :waiting, agent_version = :version
       WHERE watcher_id = :watcher AND (last_heartbeat_at IS NULL OR last_heartbeat_at < :at)
      """;

  private final Database database;
  private final SiteChanges changes;
  private final Clock clock;

  public HeartbeatIntake(Database database, SiteChanges changes, Clock clock) {
    this.database = database;
    this.changes = changes;
    this.clock = clock;
  }

  /// Takes what a watcher says now, by our clock.
  public Answer report(Exchange exchange, Reporter reporter) {
    take(Heartbeat.from(exchange.body()), reporter, clock.instant());
    return Answer.json(202, Json.object().put("status", "accepted"));
  }

  /// Takes what a watcher said when it says it did: an entry of a stream may have lain there for
  /// days, or be an old one that somebody added again.
  ///
  /// @return whether nothing newer was known
  public boolean takeLate(Heartbeat heartbeat, Reporter reporter) {
    var now = clock.instant();
    return take(heartbeat, reporter, heartbeat.sentAt().isAfter(now) ? now : heartbeat.sentAt());
  }

  private boolean take(Heartbeat heartbeat, Reporter reporter, Instant at) {
    reporter.requireSite(heartbeat.site());
    var watcher =
        reporter
            .watcher()
            .orElseThrow(() ->
                new ProblemException(ProblemCode.FORBIDDEN, "An appliance checks in instead"));
    boolean isNew =
        database.inSites(Set.of(reporter.site()), db -> keep(db, watcher, heartbeat, at));
    if (isNew) {
      changes.tell(reporter.site());
    }
    return isNew;
  }

  private static boolean keep(Db db, WatcherId watcher, Heartbeat heartbeat, Instant at) {
    return db.sql(KEEP)
            .param("watcher", watcher.value())
            .param("at", Db.time(at))
            .param("problem", heartbeat.problem().orElse(null))
            .param("waiting", heartbeat.waiting())
            .param("version", heartbeat.agentVersion())
            .update()
        > 0;
  }
}

package osiriscare.central.liveness;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.job.Lease;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.checkin.LiveStatus;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// Says once that an appliance went offline, and once that it is back: in the log, in the audit log
/// and to browsers. What was said last is read from the audit log, so that a restart or another
/// Central repeats nothing.
final class LivenessWatch {
  private static final Logger log = LoggerFactory.getLogger(LivenessWatch.class);
  private static final String WENT_OFFLINE = "appliance.offline";
  private static final String CAME_BACK = "appliance.back";

  private final Database database;
  private final Clock clock;
  private volatile Map<LiveStatus, Long> counts = Map.of();

  LivenessWatch(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Seen(
      String appliance, SiteId site, Instant lastCheckin, Optional<String> saidLast) {
    /// What there is to say about it now.
    Optional<String> news(Instant now) {
      var isOffline = LiveStatus.of(Optional.of(lastCheckin), now) == LiveStatus.OFFLINE;
      var isSaidOffline = saidLast.equals(Optional.of(WENT_OFFLINE));
      if (isOffline == isSaidOffline) {
        return Optional.empty();
      }
      return Optional.of(isOffline ? WENT_OFFLINE : CAME_BACK);
    }
  }

  /// How many appliances had this status at the last look.
  double count(LiveStatus status) {
    return counts.getOrDefault(status, 0L);
  }

  /// Looks once.
  void look() {
    var now = clock.instant();
    database.inPlatform(db -> {
      var seen = seen(db);
      counts = count(db, seen, now);
      if (Lease.take(db, "liveness")) {
        seen.forEach(appliance -> appliance.news(now).ifPresent(news -> tell(db, appliance, news)));
      }
      return seen;
    });
  }

  private static final String SEEN =
      """
      SELECT c.appliance_id, c.site_id, c.last_checkin,
             (SELECT l.action FROM audit_log l
               WHERE l.target = c.appliance_id AND l.action IN ('appliance.offline', 'appliance.back')
               ORDER BY l.audit_id DESC LIMIT 1) AS said_last
        FROM appliance_checkin c
      """;

  private static List<Seen> seen(Db db) {
    return db.sql(SEEN)
        .query((row, _) ->
            new Seen(
                text(row, "appliance_id"),
                new SiteId(text(row, "site_id")),
                instant(row, "last_checkin"),
                optionalText(row, "said_last")))
        .list();
  }

  private static final String ALL =
      """
      SELECT count(*) FROM appliance
      """;

  private static Map<LiveStatus, Long> count(Db db, List<Seen> seen, Instant now) {
    var counts = new EnumMap<LiveStatus, Long>(LiveStatus.class);
    seen.forEach(appliance ->
        counts.merge(LiveStatus.of(Optional.of(appliance.lastCheckin()), now), 1L, Long::sum));
    counts.put(LiveStatus.PENDING, db.sql(ALL).query(Long.class).single() - seen.size());
    return counts;
  }

  private static void tell(Db db, Seen appliance, String news) {
    var detail = Json.object().put("last_checkin", appliance.lastCheckin().toString());
    AuditLog.append(
        db,
        new AuditLog.Entry(
            "central",
            news,
            Optional.of(appliance.appliance()),
            Optional.of(appliance.site()),
            detail,
            Optional.empty()));
    SiteDirectory.tellChanged(db, appliance.site());
    var event = news.equals(WENT_OFFLINE) ? log.atWarn() : log.atInfo();
    event
        .addKeyValue("appliance", appliance.appliance())
        .addKeyValue("last_checkin", appliance.lastCheckin())
        .log(news.equals(WENT_OFFLINE) ? "appliance is offline" : "appliance is back");
  }
}

package osiriscare.central.liveness;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.delivery.Message;
import osiriscare.central.delivery.Notifier;
import osiriscare.central.job.Lease;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.checkin.LiveStatus;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// Says once that an appliance or a watcher went offline, and once that it is back: in the log, in
/// the audit log and to browsers. What was said last is read from the audit log, so that a restart
/// or another Central repeats nothing.
final class LivenessWatch {
  private static final Logger log = LoggerFactory.getLogger(LivenessWatch.class);

  /// What should be heard of again and again.
  enum Kind {
    APPLIANCE("appliance", "last_checkin"),
    WATCHER("watcher", "last_heartbeat_at");

    private final String word;
    private final String sign;

    /// @param sign what it was last heard by
    Kind(String word, String sign) {
      this.word = word;
      this.sign = sign;
    }

    String word() {
      return word;
    }

    private String wentOffline() {
      return word + ".offline";
    }

    private String cameBack() {
      return word + ".back";
    }

    private static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  private final Database database;
  private final Notifier notifier;
  private final Clock clock;
  private volatile Map<Kind, Map<LiveStatus, Long>> counts = Map.of();

  LivenessWatch(Database database, Notifier notifier, Clock clock) {
    this.database = database;
    this.notifier = notifier;
    this.clock = clock;
  }

  private record Seen(
      Kind kind, String id, SiteId site, Instant lastHeard, Optional<String> saidLast) {
    /// What there is to say about it now.
    Optional<String> news(Instant now) {
      var isOffline = LiveStatus.of(Optional.of(lastHeard), now) == LiveStatus.OFFLINE;
      var isSaidOffline = saidLast.equals(Optional.of(kind.wentOffline()));
      if (isOffline == isSaidOffline) {
        return Optional.empty();
      }
      return Optional.of(isOffline ? kind.wentOffline() : kind.cameBack());
    }
  }

  /// How many of a kind had this status at the last look.
  double count(Kind kind, LiveStatus status) {
    return counts.getOrDefault(kind, Map.of()).getOrDefault(status, 0L);
  }

  /// Looks once.
  void look() {
    var now = clock.instant();
    database.inPlatform(db -> {
      var seen = seen(db);
      counts = count(db, seen, now);
      if (Lease.take(db, "liveness")) {
        seen.forEach(each -> each.news(now).ifPresent(news -> tell(db, each, news, now)));
      }
      return seen;
    });
  }

  private static final String SEEN =
      """
      SELECT 'appliance' AS kind, c.appliance_id AS id, c.site_id, c.last_checkin AS last_heard,
             (SELECT l.action FROM audit_log l
               WHERE l.target = c.appliance_id AND l.action IN ('appliance.offline', 'appliance.back')
               ORDER BY l.audit_id DESC LIMIT 1) AS said_last
        FROM appliance_checkin c
      UNION ALL
      SELECT 'watcher', w.watcher_id::text, w.site_id, w.last_heartbeat_at,
             (SELECT l.action FROM audit_log l
               WHERE l.target = w.watcher_id::text AND l.action IN ('watcher.offline', 'watcher.back')
               ORDER BY l.audit_id DESC LIMIT 1)
        FROM watcher w WHERE w.revoked_at IS NULL AND w.last_heartbeat_at IS NOT NULL
      """;

  private static List<Seen> seen(Db db) {
    return db.sql(SEEN)
        .query((row, _) ->
            new Seen(
                Kind.of(text(row, "kind")),
                text(row, "id"),
                new SiteId(text(row, "site_id")),
                instant(row, "last_heard"),
                optionalText(row, "said_last")))
        .list();
  }

  private static final String APPLIANCES =
      """
      SELECT count(*) FROM appliance
      """;

  private static final String WATCHERS =
      """
      SELECT count(*) FROM watcher WHERE revoked_at IS NULL
      """;

  private static Map<Kind, Map<LiveStatus, Long>> count(Db db, List<Seen> seen, Instant now) {
    return Map.of(
        Kind.APPLIANCE,
        count(seen, Kind.APPLIANCE, db.sql(APPLIANCES).query(Long.class).single(), now),
        Kind.WATCHER,
        count(seen, Kind.WATCHER, db.sql(WATCHERS).query(Long.class).single(), now));
  }

  private static Map<LiveStatus, Long> count(List<Seen> seen, Kind kind, long all, Instant now) {
    var counts = new EnumMap<LiveStatus, Long>(LiveStatus.class);
    var heard = seen.stream().filter(each -> each.kind() == kind).toList();
    heard.forEach(
        each -> counts.merge(LiveStatus.of(Optional.of(each.lastHeard()), now), 1L, Long::sum));
    counts.put(LiveStatus.PENDING, all - heard.size());
    return counts;
  }

  private void tell(Db db, Seen seen, String news, Instant now) {
    var kind = seen.kind();
    AuditLog.append(
        db,
        new AuditLog.Entry(
            "central",
            news,
            Optional.of(seen.id()),
            Optional.of(seen.site()),
            Json.object().put(kind.sign, seen.lastHeard().toString()),
            Optional.empty()));
    SiteDirectory.tellChanged(db, seen.site());
    boolean isOffline = news.equals(kind.wentOffline());
    notifier.tellPartner(db, message(seen, news, now));
    var event = isOffline ? log.atWarn() : log.atInfo();
    event
        .addKeyValue(kind.word, seen.id())
        .addKeyValue(kind.sign, seen.lastHeard())
        .log(isOffline ? "a machine is offline" : "a machine is back");
  }

  // Back is as urgent as away: who was told of one wants to hear of the other.
  private static Message message(Seen seen, String news, Instant now) {
    var kind = seen.kind();
    boolean isOffline = news.equals(kind.wentOffline());
    return new Message(
        news + " " + seen.id() + " after " + seen.lastHeard(),
        Optional.of(seen.site()),
        kind == Kind.APPLIANCE ? Severity.HIGH : Severity.MEDIUM,
        news,
        (kind == Kind.APPLIANCE ? "An appliance is " : "A watcher is ")
            + (isOffline ? "offline" : "back"),
        "/sites/" + seen.site(),
        Json.object(),
        now);
  }
}

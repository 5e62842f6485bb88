package osiriscare.central.watcher;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalInstant;
import static osiriscare.central.sql.Columns.optionalLong;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.protocol.checkin.LiveStatus;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.incident.IncidentStream;

/// Reads and writes watchers.
final class WatcherStore {
  private WatcherStore() {}

  private static final String PAGE =
      """
      SELECT watcher_id, site_id, host_id, registered_at, registered_by, last_report_at, revoked_at,
             last_heartbeat_at, problem, waiting, agent_version
        FROM watcher
       WHERE site_id = :site
         AND (:after_host::text IS NULL OR (host_id, watcher_id::text) > (:after_host::text, :after_id::text))
       ORDER BY host_id, watcher_id::text
       LIMIT :limit
      """;

  /// Watchers of a site by host; one more than the page holds when there are more.
  static List<WatcherView> page(Db db, SiteId site, PageRequest page, Instant now) {
    return db.sql(PAGE)
        .param("site", site.value())
        .param("after_host", orNull(page.after().map(cursor -> cursor.text(0))))
        .param("after_id", orNull(page.after().map(cursor -> cursor.text(1))))
        .param("limit", page.fetch())
        .query((row, _) -> view(row, now))
        .list();
  }

  private static final String FIND =
      """
      SELECT watcher_id, site_id, host_id, registered_at, registered_by, last_report_at, revoked_at,
             last_heartbeat_at, problem, waiting, agent_version
        FROM watcher WHERE site_id = :site AND watcher_id = :watcher
      """;

  /// One watcher of a site.
  static Optional<WatcherView> find(Db db, SiteId site, WatcherId watcher, Instant now) {
    return db.sql(FIND)
        .param("site", site.value())
        .param("watcher", watcher.value())
        .query((row, _) -> view(row, now))
        .optional();
  }

  private static final String INSERT =
      """
      INSERT INTO watcher (watcher_id, site_id, host_id, api_key_sha256, public_key, registered_at, registered_by)
      VALUES (:watcher, :site, :host, :key, :public_key, :now, :by)
      ON CONFLICT DO NOTHING
      """;

  /// Registers a watcher.
  ///
  /// @return whether no other has one of its keys
  static boolean insert(
      Db db, WatcherId watcher, SiteId site, NewWatcher wanted, String by, Instant now) {
    return db.sql(INSERT)
            .param("watcher", watcher.value())
            .param("site", site.value())
            .param("host", wanted.hostId())
            .param("key", wanted.apiKeySha256())
            .param("public_key", wanted.publicKey())
            .param("now", Db.time(now))
            .param("by", by)
            .update()
        > 0;
  }

  private static final String REVOKE =
      """
      UPDATE watcher SET revoked_at = :now WHERE site_id = :site AND watcher_id = :watcher AND revoked_at IS NULL
      """;

  /// Takes nothing from a watcher any more.
  ///
  /// @return whether that is new
  static boolean revoke(Db db, SiteId site, WatcherId watcher, Instant now) {
    return db.sql(REVOKE)
            .param("site", site.value())
            .param("watcher", watcher.value())
            .param("now", Db.time(now))
            .update()
        > 0;
  }

  private static WatcherView view(ResultSet row, Instant now) throws SQLException {
    var site = text(row, "site_id");
    var lastHeartbeat = optionalInstant(row, "last_heartbeat_at");
    return new WatcherView(
        text(row, "watcher_id"),
        site,
        text(row, "host_id"),
        IncidentStream.of(new SiteId(site)),
        instant(row, "registered_at"),
        text(row, "registered_by"),
        optionalInstant(row, "last_report_at"),
        LiveStatus.of(lastHeartbeat, now),
        lastHeartbeat,
        optionalText(row, "problem"),
        optionalLong(row, "waiting"),
        optionalText(row, "agent_version"),
        optionalInstant(row, "revoked_at"));
  }
}

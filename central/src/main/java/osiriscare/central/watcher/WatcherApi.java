package osiriscare.central.watcher;

import java.time.Clock;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.id.WatcherId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Watchers of a site.
public final class WatcherApi {
  private final Database database;
  private final Clock clock;

  WatcherApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Watchers of a site by host, revoked ones included.
  public Page<WatcherView> list(Call call) {
    var site = call.site();
    var page = call.page(2);
    var rows =
        database.in(
            call.tenant(),
            db -> {
              SiteDirectory.require(db, site);
              return WatcherStore.page(db, site, page, clock.instant());
            });
    return Page.of(rows, page, watcher -> Cursor.at(watcher.hostId(), watcher.watcherId()));
  }

  /// Registers a watcher by its keys, of which Central only ever sees hash and public half.
  public WatcherView register(Call call, Db db) {
    var site = call.site();
    var wanted = NewWatcher.from(call.body());
    SiteDirectory.require(db, site);
    var watcher = WatcherId.random();
    var actor = Actor.of(call);
    if (!WatcherStore.insert(db, watcher, site, wanted, actor.username(), clock.instant())) {
      throw new ProblemException(ProblemCode.CONFLICT, "Another watcher has these keys already");
    }
    AuditLog.append(
        db,
        actor.did(
            "watcher.register",
            watcher.toString(),
            site,
            Json.object().put("host_id", wanted.hostId())));
    return find(db, site, watcher);
  }

  /// Revokes a watcher for good; a second time changes nothing.
  public WatcherView revoke(Call call) {
    var site = call.site();
    var watcher = call.path("watcher_id", WatcherId::parse);
    return database.in(
        call.tenant(),
        db -> {
          if (WatcherStore.revoke(db, site, watcher, clock.instant())) {
            AuditLog.append(
                db, Actor.of(call).did("watcher.revoke", watcher.toString(), site, Json.object()));
          }
          return find(db, site, watcher);
        });
  }

  private WatcherView find(Db db, SiteId site, WatcherId watcher) {
    return WatcherStore.find(db, site, watcher, clock.instant())
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.NOT_FOUND, "There is no watcher " + watcher + " at site " + site));
  }
}

package osiriscare.receiver.change;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import osiriscare.database.Database;
import osiriscare.database.DatabaseUnavailable;
import osiriscare.protocol.id.SiteId;

/// Tells Central which sites changed: after their commits, many in one notification. Inside the
/// writing transactions a notification would make all commits queue for one lock.
public final class SiteChanges implements AutoCloseable {
  /// A notification holds at most 8000 bytes; a longer list is cut into several.
  private static final int SITES_PER_NOTIFICATION = 100;

  private static final Duration GATHER = Duration.ofMillis(100);
  private static final Duration STOP_MAX = Duration.ofSeconds(2);
  private static final String NOTIFY = "SELECT pg_notify('osiris_site', :sites)";
  private static final Logger log = LoggerFactory.getLogger(SiteChanges.class);

  private final Database database;
  private final Set<SiteId> changed = ConcurrentHashMap.newKeySet();
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;

  public SiteChanges(Database database) {
    this.database = database;
    // A platform thread: interrupting a virtual one would cut its database connection.
    this.thread = Thread.ofPlatform().name("site-changes").daemon().start(this::tellForEver);
  }

  /// To be called after the commit. A hint that gets lost is replaced by the site's next change.
  public void tell(SiteId site) {
    if (changed.add(site)) {
      bell.release();
    }
  }

  /// As [#tell(SiteId)] for several.
  public void tell(Collection<SiteId> sites) {
    sites.forEach(this::tell);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(STOP_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    tellNow();
  }

  private void tellForEver() {
    try {
      while (true) {
        bell.acquire();
        bell.drainPermits();
        tellNow();
        Thread.sleep(GATHER);
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private void tellNow() {
    var sites = List.copyOf(changed);
    sites.forEach(changed::remove);
    try {
      for (int from = 0; from < sites.size(); from += SITES_PER_NOTIFICATION) {
        var part = sites.subList(from, Math.min(sites.size(), from + SITES_PER_NOTIFICATION));
        var names = String.join(",", part.stream().map(SiteId::value).toList());
        database.withoutTenant(
            db -> db.sql(NOTIFY).param("sites", names).query((_, _) -> true).list());
      }
    } catch (DatabaseUnavailable | DataAccessException e) {
      log.atWarn().addKeyValue("sites", sites.size()).setCause(e).log("cannot tell of changes");
    }
  }
}

package osiriscare.central.event;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.springframework.web.servlet.function.ServerResponse.SseBuilder;
import osiriscare.database.Tenant;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// One browser's open stream, written by a thread of its own, so that a slow one holds up nobody.
/// Sites that change while it is behind are remembered once each.
final class EventStream {
  /// How often something is sent, so that both ends notice when the line is dead.
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final int PENDING_MAX = 10_000;

  private final SseBuilder events;
  private final Tenant tenant;
  private final BooleanSupplier isStillAllowed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock.
  private final Set<String> pending = new LinkedHashSet<>();
  private boolean isClosed;

  /// @param isStillAllowed asked at every heartbeat; a session that ended must not go on listening
  EventStream(SseBuilder events, Tenant tenant, BooleanSupplier isStillAllowed) {
    this.events = events;
    this.tenant = tenant;
    this.isStillAllowed = isStillAllowed;
  }

  /// Whose sites it hears of.
  Tenant tenant() {
    return tenant;
  }

  /// Says that a site changed; never waits.
  void siteChanged(String site) {
    lock.lock();
    try {
      pending.add(site);
      if (pending.size() > PENDING_MAX) {
        isClosed = true; // The browser comes back and fetches everything, which is less than this.
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Ends the stream; the browser opens another one.
  void close() {
    lock.lock();
    try {
      isClosed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Says hello. To be called by the thread of the request: it commits the answer's headers, which
  /// that thread goes on writing when its filters end, and a container's answer is for one thread.
  ///
  /// @return whether the browser is still there
  boolean greet() {
    try {
      send("hello", Json.object().put("build_id", BuildInfo.current().id()));
      return true;
    } catch (IOException e) {
      events.error(e);
      return false;
    }
  }

  /// Writes events until the stream is closed or the browser is gone.
  void run() {
    try {
      while (true) {
        var sites = next();
        if (isEnded()) {
          break;
        }
        if (sites.isEmpty()) {
          if (!isStillAllowed.getAsBoolean()) {
            break;
          }
          events.comment("still here").send();
        }
        for (var site : sites) {
          send("site_changed", Json.object().put("site_id", site));
        }
      }
      events.complete();
    } catch (IOException e) {
      events.error(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      events.complete();
    }
  }

  private void send(String event, ObjectNode data) throws IOException {
    events.event(event).data(Json.text(data));
  }

  private List<String> next() throws InterruptedException {
    lock.lock();
    try {
      long left = HEARTBEAT.toNanos();
      while (pending.isEmpty() && !isClosed && left > 0) {
        left = changed.awaitNanos(left);
      }
      var sites = List.copyOf(pending);
      pending.clear();
      return sites;
    } finally {
      lock.unlock();
    }
  }

  private boolean isEnded() {
    lock.lock();
    try {
      return isClosed;
    } finally {
      lock.unlock();
    }
  }
}

package osiriscare.watcher.report;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import osiriscare.daemon.retry.Backoff;
import osiriscare.protocol.incident.Heartbeat;
import osiriscare.watcher.report.Sink.Delivery;
import osiriscare.watcher.store.WatcherStore;
import osiriscare.watcher.store.WatcherStore.Waiting;

/// Sends what waits, oldest first, over the first way that takes it. Only what arrived is
/// forgotten.
public final class Reporter {
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
  private static final Logger log = LoggerFactory.getLogger(Reporter.class);

  private final WatcherStore store;
  private final List<Sink> sinks;
  private final RandomGenerator random;
  private int failures;
  private boolean isHeard = true;

  /// @param sinks ways to try, in this order
  public Reporter(WatcherStore store, List<Sink> sinks, RandomGenerator random) {
    this.store = store;
    this.sinks = List.copyOf(sinks);
    this.random = random;
  }

  /// Sends until nothing waits or no way is open.
  ///
  /// @return how long to wait before the next time; zero when nothing waits
  public Duration flush() throws InterruptedException {
    for (var head = store.head(); head.isPresent(); head = store.head()) {
      if (!handOver(head.get())) {
        failures++;
        return BACKOFF.after(failures, random);
      }
      failures = 0;
    }
    return Duration.ZERO;
  }

  /// Sends a heartbeat over the first way that takes it, or not at all.
  public void beat(Heartbeat heartbeat) throws InterruptedException {
    var why = "";
    for (var sink : sinks) {
      switch (sink.send(heartbeat)) {
        case Delivery.Delivered _ -> {
          isHeard(true, "");
          return;
        }
        case Delivery.Refused(var refused) -> why = refused;
        case Delivery.Later(var later) -> why = later;
      }
    }
    isHeard(false, why);
  }

  // Said once each way: it comes every minute.
  private void isHeard(boolean isHeardNow, String why) {
    if (isHeardNow != isHeard) {
      isHeard = isHeardNow;
      log.atLevel(isHeardNow ? Level.INFO : Level.WARN)
          .addKeyValue("why", why)
          .log(isHeardNow ? "Central hears this watcher" : "Central does not hear this watcher");
    }
  }

  private boolean handOver(Waiting incident) throws InterruptedException {
    for (var sink : sinks) {
      switch (sink.send(incident)) {
        case Delivery.Delivered _ -> {
          store.delivered(incident);
          log.atInfo().addKeyValue("incident", incident.incidentId()).log("incident reported");
          return true;
        }
        case Delivery.Refused(var why) -> {
          store.refused(incident, why);
          log.atError()
              .addKeyValue("incident", incident.incidentId())
              .addKeyValue("why", why)
              .log("incident refused for good, set aside");
          return true;
        }
        case Delivery.Later(var why) ->
            log.atWarn()
                .addKeyValue("waiting", store.waiting())
                .addKeyValue("why", why)
                .log("incident not delivered yet");
      }
    }
    return false;
  }
}

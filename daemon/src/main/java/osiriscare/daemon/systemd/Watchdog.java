package osiriscare.daemon.systemd;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells systemd again and again how this process is, and that it makes progress, for as long as
/// that is so. When something is stuck it says what, and keeps from saying more: systemd then ends
/// the process and starts it again.
public final class Watchdog implements AutoCloseable {
  private static final Duration EVERY_MAX = Duration.ofSeconds(30);
  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

  private final Systemd systemd;
  private final Liveness liveness;
  private final Supplier<String> status;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Watchdog(Systemd systemd, Liveness liveness, Supplier<String> status) {
    this.systemd = systemd;
    this.liveness = liveness;
    this.status = status;
  }

  /// Begins with [#start].
  ///
  /// @param status in one line; asked for again and again
  public static Watchdog of(Systemd systemd, Liveness liveness, Supplier<String> status) {
    return new Watchdog(systemd, liveness, status);
  }

  /// Begins, in a thread of the operating system: it must run when no virtual thread gets its turn.
  public void start() {
    var every =
        systemd
            .watchdogLimit()
            .map(limit -> limit.dividedBy(3))
            .filter(third -> third.compareTo(EVERY_MAX) < 0)
            .orElse(EVERY_MAX);
    Thread.ofPlatform().name("watchdog").daemon().start(() -> run(every));
  }

  private void run(Duration every) {
    var told = Optional.<String>empty();
    do {
      var stuck = liveness.stuck();
      if (stuck.isEmpty()) {
        systemd.alive(status.get());
      } else if (!stuck.equals(told)) {
        log.atError().addKeyValue("loop", stuck.get()).log("no progress, to be started again");
        systemd.status("no progress: " + stuck.get());
      }
      told = stuck;
    } while (!isClosedWithin(every));
  }

  private boolean isClosedWithin(Duration time) {
    try {
      return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  /// Says nothing more.
  @Override
  public void close() {
    closed.countDown();
  }
}

package osiriscare.appliance.daemon;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.retry.Backoff;
import osiriscare.daemon.systemd.Liveness;

/// Rounds that come again and again, each kind in a thread of its own that survives the failure of
/// the others.
final class Loops implements AutoCloseable {
  /// So long may a round last of which nothing else is known: one that sends many waiting incidents
  /// over a slow line takes minutes.
  static final Duration ROUND_MAX = Duration.ofMinutes(30);

  /// So long may it take to heal what was found: a runbook may take hours, and there may be
  /// several.
  static final Duration HEALING_MAX = Duration.ofHours(12);

  private static final Duration STOP_MAX = Duration.ofSeconds(5);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final Logger log = LoggerFactory.getLogger(Loops.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final RandomGenerator random;
  private final Liveness liveness;

  /// @param liveness learns of each round and each wait
  Loops(RandomGenerator random, Liveness liveness) {
    this.random = random;
    this.liveness = liveness;
  }

  /// One round of a loop; returns how long to wait for the next.
  @FunctionalInterface
  interface Round {
    Duration run() throws InterruptedException;
  }

  /// Rung to begin the next round before its time.
  static final class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
      rung.release();
    }

    private void await(Duration wait) throws InterruptedException {
      if (rung.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        rung.drainPermits();
      }
    }
  }

  /// Does this once.
  void execute(Runnable work) {
    threads.execute(work);
  }

  /// Does this once, as what a loop begins with.
  void beforeLoop(String name, Duration max, Runnable work) {
    liveness.busy(name, max);
    threads.execute(work);
  }

  /// This is done outside a loop, and ends with [#ended].
  void busy(String name, Duration max) {
    liveness.busy(name, max);
  }

  void ended(String name) {
    liveness.ended(name);
  }

  /// Begins a loop that nobody hurries.
  void loop(String name, Round round) {
    loop(name, new Bell(), ROUND_MAX, round);
  }

  /// Begins a loop.
  ///
  /// @param roundMax after which a round that has not ended is stuck; a round that fails is not,
  ///   and an error that ends the loop is noticed by this too
  void loop(String name, Bell bell, Duration roundMax, Round round) {
    threads.execute(() -> {
      int failures = 0;
      while (!Thread.currentThread().isInterrupted()) {
        try {
          liveness.busy(name, roundMax);
          var wait = round.run();
          failures = 0;
          liveness.busy(name, wait);
          bell.await(wait);
        } catch (InterruptedException _) {
          return;
        } catch (RuntimeException e) {
          if (threads.isShutdown()) {
            return;
          }
          failures++;
          log.atError().addKeyValue("loop", name).setCause(e).log("round failed, trying again");
          if (!pauseAfterFailure(name, failures)) {
            return;
          }
        }
      }
    });
  }

  private boolean pauseAfterFailure(String name, int failures) {
    var pause = BACKOFF.after(failures, random);
    liveness.busy(name, pause);
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  /// Interrupts everything.
  void stop() {
    threads.shutdownNow();
  }

  /// Waits for the end of everything, but not for ever.
  @Override
  public void close() {
    stop();
    try {
      if (!threads.awaitTermination(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        log.atWarn().log("a loop did not stop in time");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

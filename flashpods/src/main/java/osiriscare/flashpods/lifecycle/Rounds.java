package osiriscare.flashpods.lifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done again and again; one that fails is done again all the same.
public final class Rounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("round-", 0).factory());

  /// Repeats a step, for the first time after `every`.
  public void every(Duration every, String name, Runnable step) {
    var _ =
        threads.scheduleWithFixedDelay(
            () -> guarded(name, step), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void guarded(String name, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      log.atWarn().addKeyValue("round", name).setCause(e).log("a round failed, done again later");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

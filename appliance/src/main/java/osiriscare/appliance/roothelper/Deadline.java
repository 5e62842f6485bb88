package osiriscare.appliance.roothelper;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does something when the time is over, unless it was closed before.
final class Deadline implements AutoCloseable {
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("root-helper-deadlines").factory());

  private final Future<?> alarm;

  private Deadline(Future<?> alarm) {
    this.alarm = alarm;
  }

  static Deadline after(Duration limit, Runnable alarm) {
    return new Deadline(TIMER.schedule(alarm, limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}

package osiriscare.central.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one thing again and again. A run that fails is told and tried again at its next turn; a job
/// that has died shows as an old `osiris_job_last_success_seconds`.
public final class PeriodicJob implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PeriodicJob.class);

  private final String name;
  private final Runnable work;
  private final AtomicLong lastSuccess = new AtomicLong();
  private final ScheduledThreadPoolExecutor timer;

  /// Starts the job; its first run is one period from now.
  public PeriodicJob(String name, Duration period, Runnable work, MeterRegistry metrics) {
    this.name = name;
    this.work = work;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("job-" + name).daemon().factory());
    TimeGauge.builder("osiris.job.last.success", lastSuccess::get, TimeUnit.MILLISECONDS)
        .tag("job", name)
        .description("When the job last ran to its end, as seconds since 1970")
        .register(metrics);
    var _ =
        timer.scheduleWithFixedDelay(
            this::run, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    try {
      work.run();
      lastSuccess.set(System.currentTimeMillis());
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("job", name)
          .setCause(e)
          .log("job failed, trying again at its next turn");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

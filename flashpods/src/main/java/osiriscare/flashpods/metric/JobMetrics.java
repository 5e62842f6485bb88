package osiriscare.flashpods.metric;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import osiriscare.flashpods.job.JobList;
import osiriscare.flashpods.job.JobState;
import osiriscare.flashpods.lifecycle.Disks;
import osiriscare.flashpods.lifecycle.Scheduler;
import osiriscare.flashpods.store.Store;

/// Registers what `alerts.yml` asks for. Every number is counted in the database when it is asked
/// for, so that none drifts away from the truth.
public final class JobMetrics {
  private JobMetrics() {}

  /// Has requests measured with buckets, for the alert on their 99th percentile.
  public static void histogram(MeterRegistry registry) {
    registry
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public DistributionStatisticConfig configure(
                  Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("osiris_http_requests")
                    ? DistributionStatisticConfig.builder()
                        .percentilesHistogram(true)
                        .build()
                        .merge(config)
                    : config;
              }
            });
  }

  /// Registers all.
  public static void register(
      MeterRegistry registry, Store store, JobList list, Scheduler scheduler, Disks disks) {
    for (var state : JobState.values()) {
      Gauge.builder("flashpods_jobs", list, l -> l.count(EnumSet.of(state)))
          .tag("state", state.word())
          .register(registry);
    }
    gauge(registry, "flashpods_jobs_running", list, l -> l.count(ACTIVE));
    gauge(registry, "flashpods_queue_length", list, l -> l.count(EnumSet.of(JobState.PENDING)));
    gauge(registry, "flashpods_cpus_reserved", list, l -> l.used().cpus());
    gauge(registry, "flashpods_memory_gb_reserved", list, l -> l.used().memoryGb());
    gauge(registry, "flashpods_cpus_total", scheduler, s -> s.rules().jobs().cpus());
    gauge(registry, "flashpods_memory_gb_total", scheduler, s -> s.rules().jobs().memoryGb());
    gauge(registry, "flashpods_draining", scheduler, s -> s.isDraining() ? 1 : 0);
    for (var area : disks.used().keySet()) {
      Gauge.builder("flashpods_disk_used_ratio", disks, d -> d.used().getOrDefault(area, 1.0))
          .tag("area", area)
          .register(registry);
    }
    for (var entry : ENDED.entrySet()) {
      FunctionCounter.builder(entry.getKey(), store, s -> ended(s, entry.getValue()))
          .register(registry);
    }
  }

  private static final EnumSet<JobState> ACTIVE = EnumSet.of(JobState.STARTING, JobState.RUNNING);

  private static final Map<String, JobState> ENDED =
      Map.of(
          "flashpods_jobs_completed_total", JobState.COMPLETED,
          "flashpods_jobs_failed_total", JobState.FAILED,
          "flashpods_jobs_timed_out_total", JobState.TIMED_OUT,
          "flashpods_jobs_cancelled_total", JobState.CANCELLED);

  private static <T> void gauge(
      MeterRegistry registry, String name, T source, ToDoubleFunction<T> value) {
    Gauge.builder(name, source, value).register(registry);
  }

  // A cleaned job still counts: its outcome stays in its row.
  private static double ended(Store store, JobState outcome) {
    return store.read(tx ->
        tx.sql(
                """
                SELECT COUNT(*) FROM jobs WHERE outcome = :outcome AND completed_at IS NOT NULL
                """)
            .param("outcome", outcome.word())
            .query((row, _) -> row.getDouble(1))
            .single());
  }
}

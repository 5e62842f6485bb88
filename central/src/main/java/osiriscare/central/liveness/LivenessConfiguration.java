package osiriscare.central.liveness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.delivery.Notifier;
import osiriscare.central.job.PeriodicJob;
import osiriscare.database.Database;
import osiriscare.protocol.checkin.LiveStatus;

/// Builds the watch over appliances and watchers.
@Configuration(proxyBeanMethods = false)
public class LivenessConfiguration {
  private static final Duration EVERY = Duration.ofSeconds(30);

  @Bean
  LivenessWatch livenessWatch(
      Database database, Notifier notifier, Clock clock, MeterRegistry metrics) {
    var watch = new LivenessWatch(database, notifier, clock);
    for (var kind : LivenessWatch.Kind.values()) {
      for (var status : LiveStatus.values()) {
        Gauge.builder("osiris." + kind.word() + "s", watch, w -> w.count(kind, status))
            .tag("live_status", status.word())
            .description("Machines of this kind by live status")
            .register(metrics);
      }
    }
    return watch;
  }

  @Bean
  PeriodicJob livenessJob(LivenessWatch watch, MeterRegistry metrics) {
    return new PeriodicJob("liveness", EVERY, watch::look, metrics);
  }
}

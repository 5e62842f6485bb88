package osiriscare.central.tier;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.database.Database;

/// Builds the tiers feature.
@Configuration(proxyBeanMethods = false)
public class TierConfiguration {
  private static final Duration EVERY = Duration.ofMinutes(1);

  @Bean
  TierApi tierApi(Database database, Clock clock) {
    return new TierApi(database, clock);
  }

  @Bean
  TierWatch tierWatch(Database database, MeterRegistry metrics, Clock clock) {
    return new TierWatch(database, metrics, clock);
  }

  @Bean
  PeriodicJob tierJob(TierWatch watch, MeterRegistry metrics) {
    return new PeriodicJob("tiers", EVERY, watch::look, metrics);
  }
}

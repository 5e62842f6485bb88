package osiriscare.central.fleet;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;

/// Builds the fleet orders feature.
@Configuration(proxyBeanMethods = false)
public class FleetConfiguration {
  private static final Duration EVERY = Duration.ofSeconds(2);

  @Bean
  FleetApi fleetApi(Database database, Clock clock) {
    return new FleetApi(database, clock);
  }

  @Bean
  FleetKeeper fleetKeeper(Database database, Signer signer, Clock clock) {
    return new FleetKeeper(database, signer, clock);
  }

  @Bean
  PeriodicJob fleetJob(FleetKeeper keeper, MeterRegistry metrics) {
    return new PeriodicJob("fleet", EVERY, keeper::keep, metrics);
  }
}

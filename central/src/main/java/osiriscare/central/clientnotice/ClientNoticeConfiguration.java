package osiriscare.central.clientnotice;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.delivery.Notifier;
import osiriscare.central.job.PeriodicJob;
import osiriscare.database.Database;

/// Builds what tells clients.
@Configuration(proxyBeanMethods = false)
public class ClientNoticeConfiguration {
  private static final Duration EVERY = Duration.ofSeconds(5);

  @Bean
  ClientNoticeApi clientNoticeApi(Database database) {
    return new ClientNoticeApi(database);
  }

  @Bean
  PeriodicJob clientNoticeJob(
      Database database, Notifier notifier, Clock clock, MeterRegistry metrics) {
    var watch = new ClientNoticeWatch(database, notifier, clock);
    return new PeriodicJob("client-notices", EVERY, watch::look, metrics);
  }
}

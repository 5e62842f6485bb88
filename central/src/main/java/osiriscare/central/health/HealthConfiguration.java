package osiriscare.central.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.database.Database;

/// Builds the health feature.
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {
  @Bean
  HealthApi healthApi(Database database, PrometheusMeterRegistry metrics) {
    return new HealthApi(database, metrics);
  }
}

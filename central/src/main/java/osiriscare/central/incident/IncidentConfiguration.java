package osiriscare.central.incident;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.database.Database;

/// Builds the incidents feature.
@Configuration(proxyBeanMethods = false)
public class IncidentConfiguration {
  @Bean
  IncidentApi incidentApi(Database database) {
    return new IncidentApi(database);
  }
}

package osiriscare.central.evidence;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.database.Database;

/// Builds the evidence feature.
@Configuration(proxyBeanMethods = false)
public class EvidenceConfiguration {
  @Bean
  EvidenceApi evidenceApi(Database database, Clock clock) {
    return new EvidenceApi(database, clock);
  }
}

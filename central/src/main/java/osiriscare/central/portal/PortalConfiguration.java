package osiriscare.central.portal;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.evidence.EvidenceApi;
import osiriscare.database.Database;

/// Builds what clients look at.
@Configuration(proxyBeanMethods = false)
public class PortalConfiguration {
  @Bean
  PortalApi portalApi(Database database, EvidenceApi evidence, Clock clock) {
    return new PortalApi(database, evidence, clock);
  }
}

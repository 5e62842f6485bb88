package osiriscare.central.partner;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.database.Database;

/// Builds the partners feature.
@Configuration(proxyBeanMethods = false)
public class PartnerConfiguration {
  @Bean
  PartnerApi partnerApi(Database database, Clock clock) {
    return new PartnerApi(database, clock);
  }
}

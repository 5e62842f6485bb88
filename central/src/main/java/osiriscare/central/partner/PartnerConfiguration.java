package osiriscare.central.partner;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.token.TokenDesk;
import osiriscare.database.Database;

/// Builds the doors to partners: the platform's, and the partners' own.
@Configuration(proxyBeanMethods = false)
public class PartnerConfiguration {
  @Bean
  PartnerApi partnerApi(Database database) {
    return new PartnerApi(database);
  }

  @Bean
  OwnPartnerApi ownPartnerApi(Database database, Clock clock) {
    return new OwnPartnerApi(database, clock);
  }

  @Bean
  OwnFindingsApi ownFindingsApi(Database database) {
    return new OwnFindingsApi(database);
  }

  @Bean
  BrandApi brandApi(Database database, Clock clock) {
    return new BrandApi(database, clock);
  }

  @Bean
  KeyApi keyApi(Database database, TokenDesk desk, Clock clock) {
    return new KeyApi(database, desk, clock);
  }
}

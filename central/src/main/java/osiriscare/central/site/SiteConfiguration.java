package osiriscare.central.site;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.database.Database;

/// Builds the sites feature.
@Configuration(proxyBeanMethods = false)
public class SiteConfiguration {
  @Bean
  SiteApi siteApi(Database database, Clock clock) {
    return new SiteApi(database, clock);
  }
}

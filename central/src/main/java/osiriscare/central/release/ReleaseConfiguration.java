package osiriscare.central.release;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds the releases feature.
@Configuration(proxyBeanMethods = false)
public class ReleaseConfiguration {
  @Bean
  ReleaseApi releaseApi(Database database, CentralSettings settings, Clock clock) {
    return new ReleaseApi(database, settings.releaseKeys(), clock);
  }
}

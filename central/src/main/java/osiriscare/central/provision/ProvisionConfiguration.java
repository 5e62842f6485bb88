package osiriscare.central.provision;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds the door to provision codes.
@Configuration(proxyBeanMethods = false)
public class ProvisionConfiguration {
  @Bean
  ProvisionApi provisionApi(
      Database database, CentralSettings settings, Environment environment, Clock clock) {
    return new ProvisionApi(
        database,
        () -> settings.address(environment.getRequiredProperty("local.server.port", Integer.class)),
        clock);
  }

  @Bean
  HandOverApi handOverApi(Database database, Clock clock) {
    return new HandOverApi(database, clock);
  }
}

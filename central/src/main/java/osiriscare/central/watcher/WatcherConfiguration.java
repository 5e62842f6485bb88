package osiriscare.central.watcher;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.database.Database;

/// Builds the watchers feature.
@Configuration(proxyBeanMethods = false)
public class WatcherConfiguration {
  @Bean
  WatcherApi watcherApi(Database database, Clock clock) {
    return new WatcherApi(database, clock);
  }
}

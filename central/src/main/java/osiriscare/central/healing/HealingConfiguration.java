package osiriscare.central.healing;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds the healing feature.
@Configuration(proxyBeanMethods = false)
public class HealingConfiguration {
  @Bean
  HealingApi healingApi(Clock clock) {
    return new HealingApi(clock);
  }
}

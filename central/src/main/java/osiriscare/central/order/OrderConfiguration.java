package osiriscare.central.order;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;

/// Builds the orders feature.
@Configuration(proxyBeanMethods = false)
public class OrderConfiguration {
  @Bean
  OrderApi orderApi(Database database, Signer signer, Clock clock) {
    return new OrderApi(database, signer, clock);
  }
}

package osiriscare.central.signing;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;
import osiriscare.evidence.order.OrderSigner;
import osiriscare.protocol.provision.ServerKey.Purpose;

/// Builds the signer; without its keys Central does not start.
@Configuration(proxyBeanMethods = false)
public class SigningConfiguration {
  @Bean
  Signer signer(Database database, CentralSettings settings, Clock clock) {
    var keys = new SigningKeys(database, settings.keysFolder()).load();
    var orders = keys.get(Purpose.ORDERS);
    var rules = keys.get(Purpose.RULES);
    var checkpoints = keys.get(Purpose.CHECKPOINTS);
    if (orders == null || rules == null || checkpoints == null) {
      throw new IllegalStateException("every purpose has a key");
    }
    return new Signer(new OrderSigner(orders), rules, checkpoints, clock);
  }
}

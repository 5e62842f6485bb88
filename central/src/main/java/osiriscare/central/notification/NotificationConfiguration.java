package osiriscare.central.notification;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.delivery.DeliveryConfiguration;
import osiriscare.central.delivery.DeliveryDesk;
import osiriscare.central.secret.SealedRows;
import osiriscare.central.secret.Vault;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds the doors to a partner's notification settings.
@Configuration(proxyBeanMethods = false)
public class NotificationConfiguration {
  @Bean
  ChannelApi channelApi(
      Database database, Vault vault, DeliveryDesk desk, CentralSettings settings, Clock clock) {
    return new ChannelApi(
        database, vault, desk, DeliveryConfiguration.addressRule(settings), clock);
  }

  @Bean
  NotificationApi notificationApi(Database database, Vault vault, Clock clock) {
    return new NotificationApi(database, vault, clock);
  }

  @Bean
  SealedRows sealedChannels() {
    return new SealedChannels();
  }
}

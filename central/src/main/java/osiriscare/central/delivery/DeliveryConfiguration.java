package osiriscare.central.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.mail.Mailer;
import osiriscare.central.secret.Vault;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds deliveries.
@Configuration(proxyBeanMethods = false)
public class DeliveryConfiguration {
  private static final Duration EVERY = Duration.ofSeconds(1);

  @Bean
  Channels channels(CentralSettings settings) {
    return Channels.read(settings.channelsFile(), settings.secrets());
  }

  @Bean
  Notifier notifier(Channels channels, Clock clock) {
    return new Notifier(channels, clock);
  }

  @Bean
  NoticeDesk noticeDesk(Database database, Clock clock) {
    return new NoticeDesk(database, clock);
  }

  @Bean
  PeriodicJob noticeJob(NoticeDesk desk, MeterRegistry metrics) {
    return new PeriodicJob("notices", EVERY, desk::work, metrics);
  }

  @Bean
  DeliveryDesk deliveryDesk(
      Database database,
      Channels channels,
      Vault vault,
      Mailer mailer,
      CentralSettings settings,
      Clock clock) {
    var sender =
        new Sender(
            settings.mailServer().map(_ -> mailer),
            settings.address(settings.port()),
            addressRule(settings),
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            clock);
    return new DeliveryDesk(database, channels, new PartnerChannels(vault), sender, clock);
  }

  /// Where partners may have Central connect to.
  public static AddressRule addressRule(CentralSettings settings) {
    return settings.partnersReachPrivateAddresses() ? AddressRule.ANY : AddressRule.PUBLIC;
  }

  @Bean
  DeliveryApi deliveryApi(Database database, Clock clock) {
    return new DeliveryApi(database, clock);
  }

  @Bean
  PeriodicJob deliveryJob(DeliveryDesk desk, MeterRegistry metrics) {
    return new PeriodicJob("delivery", EVERY, desk::work, metrics);
  }
}

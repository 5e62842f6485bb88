package osiriscare.central.credential;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.secret.SealedRows;
import osiriscare.central.secret.Vault;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;

/// Builds the credentials feature.
@Configuration(proxyBeanMethods = false)
public class CredentialConfiguration {
  private static final Duration FOLLOW_EVERY = Duration.ofSeconds(5);

  @Bean
  Deliveries credentialDeliveries(Database database, Vault vault, Signer signer, Clock clock) {
    return new Deliveries(database, vault, signer, clock);
  }

  @Bean
  SealedRows sealedCredentials() {
    return Deliveries.rows();
  }

  @Bean
  PeriodicJob credentialDeliveryJob(Deliveries deliveries, MeterRegistry metrics) {
    return new PeriodicJob("credential delivery", FOLLOW_EVERY, deliveries::follow, metrics);
  }

  @Bean
  CredentialApi credentialApi(Database database, Deliveries deliveries, Clock clock) {
    return new CredentialApi(database, deliveries, clock);
  }
}

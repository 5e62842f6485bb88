package osiriscare.central.masterkey;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.route.IdempotentAnswers;
import osiriscare.central.secret.SealedRows;
import osiriscare.central.secret.Vault;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Opens the vault and builds the rotation of its key.
@Configuration(proxyBeanMethods = false)
public class MasterKeyConfiguration {
  private static final Duration FOLLOW_EVERY = Duration.ofMinutes(1);

  @Bean
  Vault vault(Database database, CentralSettings settings, Clock clock) {
    return Vault.of(database, settings.keysFolder().resolve("master"), clock.instant());
  }

  @Bean
  SealedRows sealedAnswers() {
    return IdempotentAnswers.rows();
  }

  @Bean
  KeyRotation keyRotation(Database database, Vault vault, List<SealedRows> tables) {
    return new KeyRotation(database, vault, tables);
  }

  @Bean
  PeriodicJob keyRotationJob(KeyRotation rotation, MeterRegistry metrics) {
    return new PeriodicJob("master key rotation", FOLLOW_EVERY, rotation::run, metrics);
  }

  @Bean
  MasterKeyApi masterKeyApi(Database database, Vault vault, KeyRotation rotation, Clock clock) {
    return new MasterKeyApi(database, vault, rotation, clock);
  }
}

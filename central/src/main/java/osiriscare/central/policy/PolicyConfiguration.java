package osiriscare.central.policy;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.protocol.BuildInfo;

/// Builds the policy feature.
@Configuration(proxyBeanMethods = false)
public class PolicyConfiguration {
  private static final Duration EVERY = Duration.ofSeconds(5);

  @Bean
  PolicyPublisher policyPublisher(Database database, Signer signer, Clock clock) {
    return new PolicyPublisher(
        database, signer, clock, ShippedRules.synced(), BuildInfo.current().id());
  }

  @Bean
  PolicyApi policyApi(Database database, PolicyPublisher publisher, Clock clock) {
    return new PolicyApi(database, publisher, clock);
  }

  @Bean
  PeriodicJob policyJob(PolicyPublisher publisher, MeterRegistry metrics) {
    return new PeriodicJob("policy", EVERY, publisher::publishOutdated, metrics);
  }
}

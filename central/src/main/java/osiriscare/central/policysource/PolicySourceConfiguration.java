package osiriscare.central.policysource;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds the policy sources feature.
@Configuration(proxyBeanMethods = false)
public class PolicySourceConfiguration {
  @Bean
  PolicySourceWatch policySourceWatch(Database database, CentralSettings settings, Clock clock) {
    return new PolicySourceWatch(database, PolicyRemotes.read(settings.policySourcesFile()), clock);
  }

  @Bean
  PolicySourceApi policySourceApi(Database database, PolicySourceWatch watch) {
    return new PolicySourceApi(database, watch);
  }

  @Bean
  PeriodicJob policySourceJob(
      PolicySourceWatch watch, CentralSettings settings, MeterRegistry metrics) {
    return new PeriodicJob("policy-source", settings.policyFetchEvery(), watch::lookAtAll, metrics);
  }
}

package osiriscare.central.flywheel;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.policy.PolicyPublisher;
import osiriscare.database.Database;

/// Builds the flywheel.
@Configuration(proxyBeanMethods = false)
public class FlywheelConfiguration {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration APPROVED_EVERY = Duration.ofSeconds(20);

  @Bean
  FlywheelKeeper flywheelKeeper(Database database, PolicyPublisher publisher, Clock clock) {
    return new FlywheelKeeper(database, publisher, clock);
  }

  @Bean
  FlywheelApi flywheelApi(Database database, FlywheelKeeper keeper, Clock clock) {
    return new FlywheelApi(database, keeper, clock);
  }

  @Bean
  PolicyApprovals policyApprovals(Database database, FlywheelKeeper keeper, Clock clock) {
    return new PolicyApprovals(database, new Promoter(keeper, clock));
  }

  @Bean
  PeriodicJob policyApprovalsJob(PolicyApprovals approvals, MeterRegistry metrics) {
    return new PeriodicJob("policy-approvals", APPROVED_EVERY, approvals::look, metrics);
  }

  @Bean
  PeriodicJob flywheelJob(FlywheelKeeper keeper, MeterRegistry metrics) {
    return new PeriodicJob("flywheel", EVERY, keeper::keep, metrics);
  }
}

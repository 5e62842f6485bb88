package osiriscare.central.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;

/// Builds the door to the audit log, and the job that links it.
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {
  private static final Duration LINK_EVERY = Duration.ofSeconds(2);

  @Bean
  AuditApi auditApi(Database database, Signer signer) {
    return new AuditApi(database, signer);
  }

  @Bean
  AuditLinker auditLinker(Database database, Signer signer) {
    return new AuditLinker(database, signer);
  }

  @Bean
  PeriodicJob auditLinkJob(AuditLinker linker, MeterRegistry metrics) {
    return new PeriodicJob("audit-chain", LINK_EVERY, linker::run, metrics);
  }
}

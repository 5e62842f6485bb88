package osiriscare.central.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.database.Database;

/// Builds the door to the audit log.
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {
  @Bean
  AuditApi auditApi(Database database) {
    return new AuditApi(database);
  }
}

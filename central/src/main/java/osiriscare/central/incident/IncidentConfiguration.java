package osiriscare.central.incident;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.signing.Signer;
import osiriscare.central.ticket.Tickets;
import osiriscare.database.Database;

/// Builds the incidents feature.
@Configuration(proxyBeanMethods = false)
public class IncidentConfiguration {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration FAILED_EVERY = Duration.ofSeconds(5);

  @Bean
  IncidentApi incidentApi(Database database, Clock clock) {
    return new IncidentApi(database, clock);
  }

  @Bean
  IncidentDesk incidentDesk(Signer signer, Tickets tickets, Clock clock) {
    return new IncidentDesk(signer, tickets, clock);
  }

  @Bean
  IncidentTriage incidentTriage(Database database, IncidentDesk desk, Clock clock) {
    return new IncidentTriage(database, desk, clock);
  }

  @Bean
  ReportedIncidents reportedIncidents(IncidentDesk desk, IncidentTriage triage, Clock clock) {
    return new ReportedIncidents(desk, triage, clock);
  }

  @Bean
  PeriodicJob triageJob(IncidentTriage triage, MeterRegistry metrics) {
    return new PeriodicJob("incidents", EVERY, triage::work, metrics);
  }

  @Bean
  PeriodicJob failedOnSiteJob(IncidentTriage triage, MeterRegistry metrics) {
    return new PeriodicJob("failed-on-site", FAILED_EVERY, triage::takeFailed, metrics);
  }
}

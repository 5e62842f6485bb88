package osiriscare.central.ticket;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.delivery.Notifier;
import osiriscare.central.job.PeriodicJob;
import osiriscare.database.Database;

/// Builds the tickets feature.
@Configuration(proxyBeanMethods = false)
public class TicketConfiguration {
  private static final Duration EVERY = Duration.ofSeconds(2);

  @Bean
  Tickets tickets(Database database, Notifier notifier, Clock clock) {
    return new Tickets(database, notifier, clock);
  }

  @Bean
  TicketApi ticketApi(Database database, Clock clock) {
    return new TicketApi(database, clock);
  }

  @Bean
  PeriodicJob ticketJob(Tickets tickets, MeterRegistry metrics) {
    return new PeriodicJob("tickets", EVERY, tickets::work, metrics);
  }
}

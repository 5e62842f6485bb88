package osiriscare.central.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import osiriscare.central.account.Credentials;
import osiriscare.database.Database;
import osiriscare.database.Listener;

/// Builds the event stream.
@Configuration(proxyBeanMethods = false)
public class EventConfiguration {
  @Bean
  EventHub eventHub(Database database, MeterRegistry metrics) {
    var hub = new EventHub(new SitePartners(database));
    Gauge.builder("osiris.event.streams", hub, EventHub::size)
        .description("Open event streams")
        .register(metrics);
    return hub;
  }

  @Bean
  EventApi eventApi(EventHub hub, Credentials credentials) {
    return new EventApi(hub, credentials);
  }

  @Bean
  Listener siteListener(Database database, EventHub hub) {
    return new Listener(database.url(), "osiris_site", hub::sitesChanged, hub::closeStreams);
  }

  /// Before the web server waits for open requests: streams would be open for ever.
  @Bean
  ApplicationListener<ContextClosedEvent> streamsEndFirst(EventHub hub) {
    return _ -> hub.stop();
  }
}
